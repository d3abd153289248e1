import { closeSync, openSync, readFileSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { lives } from './desks.ts';

export type Address = { pid: number; port: number; url: string };

/** Where a server of this process answers, without a proxy: http://127.0.0.1:3001 */
export function addressOf(server: Server): string {
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The sandbox is not listening yet.');
  return `http://127.0.0.1:${address.port}`;
}

/** Makes known where the sandbox of this folder answers; by rename, so that nobody reads half of it. */
export function announceAddress(folder: string, address: Address) {
  const half = join(folder, `address.json.${address.pid}`);
  writeFileSync(half, `${JSON.stringify(address)}\n`);
  renameSync(half, join(folder, 'address.json'));
  writeFileSync(join(folder, 'port'), `${address.port}\n`);
}

/** Where the sandbox of this folder answered last; 0 when it never did. The desk remembers that address for Teams. */
export function lastPort(folder: string): number {
  return Number(readIfThere(join(folder, 'port')));
}

/**
 * Claims the folder for this process, because two writers would spoil the log. Throws when another sandbox
 * answers for it; one that was killed does not answer, even while its process id still seems to live.
 */
export async function claimFolder(folder: string): Promise<() => void> {
  const file = join(folder, 'owner');
  for (let attempt = 1; !(await claimed(file, attempt > 1)); attempt++) {
    const owner = Number(readIfThere(file));
    const answering = lives(owner) ? await whereItAnswers(folder, owner) : null;
    if (answering)
      throw new Error(`A sandbox already runs on ${folder}, at ${answering}. Use that one or stop it first.`);
    if (!lives(owner) || attempt > 20) rmSync(file, { force: true });
    else await wait(150);
  }
  return () => {
    rmSync(file, { force: true });
    rmSync(join(folder, 'address.json'), { force: true });
  };
}

/** Two that clear away a dead owner at once may both believe to have won; the one whose name stays has. */
async function claimed(file: string, contested: boolean): Promise<boolean> {
  if (!tryClaim(file)) return false;
  if (contested) await wait(50);
  return readIfThere(file) === String(process.pid);
}

function tryClaim(file: string): boolean {
  try {
    const fd = openSync(file, 'wx');
    writeSync(fd, String(process.pid));
    closeSync(fd);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

async function whereItAnswers(folder: string, owner: number): Promise<string | null> {
  try {
    // Only announceAddress writes this file.
    const { pid, url } = JSON.parse(readIfThere(join(folder, 'address.json'))) as Address;
    if (pid !== owner) return null;
    const answer = await fetch(`${url}/_sandbox/whoami`, { signal: AbortSignal.timeout(1000) });
    return answer.ok ? url : null;
  } catch {
    return null;
  }
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
