import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Home } from './home.ts';

export type Postmaster = { pid: number; port: number; ready: boolean };

/** What the server wrote down about itself: line 1 its process, line 4 its port, line 8 whether it takes queries. */
export function readPostmaster(home: Home): Postmaster | null {
  try {
    const lines = readFileSync(fileOf(home), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
  } catch {
    return null;
  }
}

export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * Takes away a file whose process id belongs to somebody else by now, as after a power cut or in a new container.
 * PostgreSQL would refuse to start while any process of its user has that id.
 */
export function forgetStranger(home: Home, { pid }: Postmaster): boolean {
  const stranger = isStranger(pid);
  if (stranger) rmSync(fileOf(home), { force: true });
  return stranger;
}

/** Only Linux tells. A killed server that nobody has reaped has no command line, and may have children left. */
function isStranger(pid: number): boolean {
  try {
    const [program = ''] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return program !== '' && !program.includes('postgres');
  } catch {
    return false;
  }
}

function fileOf(home: Home): string {
  return join(home.data, 'postmaster.pid');
}
