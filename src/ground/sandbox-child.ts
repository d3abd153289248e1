import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import { ask, findSandbox, leave } from './sandbox-address.ts';

export type JoinedSandbox = {
  /** Without a slash at the end. */
  url: string;
  /** The last desk that leaves ends the sandbox of its data folder. */
  leave: () => Promise<void>;
};

const BEAT_MS = 30_000;
const PATIENCE_MS = 20_000;
const program = fileURLToPath(new URL('../sandbox/main.ts', import.meta.url));

/** Joins the sandbox of this data folder, or starts it. Throws a sentence when there is none to be had. */
export async function joinSandbox(config: Config, log: Log): Promise<JoinedSandbox> {
  const url = config.sandbox.url ?? (await ownSandbox(config));
  await beat(url).catch((cause) => {
    throw new Error(`The sandbox at ${url} does not answer. Start it there, or remove SANDBOX_URL.`, { cause });
  });
  const heart = setInterval(() => {
    beat(url).catch(() => log.warn({}, 'The sandbox did not hear this desk'));
  }, BEAT_MS);
  heart.unref();
  return {
    url,
    leave: async () => {
      clearInterval(heart);
      // One that somebody started elsewhere is not ours to end.
      await leave(url, { endIfLast: config.sandbox.url === null });
    },
  };
}

function beat(url: string) {
  return ask(url, 'POST', '/_sandbox/desks', { pid: process.pid });
}

async function ownSandbox(config: Config): Promise<string> {
  const folder = join(config.dataDir, 'sandbox');
  const output = join(folder, 'output.log');
  const running = await findSandbox(folder);
  if (running !== null) return running;
  const ended = start(folder, output, config.mailbox);
  const until = Date.now() + PATIENCE_MS;
  // Another desk may start one in the same moment: whichever made its address known is joined by both.
  while (Date.now() < until) {
    const found = await findSandbox(folder);
    if (found !== null) return found;
    if (ended() && Date.now() > until - PATIENCE_MS / 2) break;
    await wait(50);
  }
  throw new Error(`The sandbox did not start. Its reason is in ${output}.`);
}

/** Detached and writing to a file: Ctrl-C must not reach it, and a pipe of a killed desk would break its next write. */
function start(folder: string, output: string, mailbox: string): () => boolean {
  let ended = false;
  try {
    mkdirSync(folder, { recursive: true });
    const file = openSync(output, 'a');
    const options = ['--data', folder, '--port', '0', '--mailbox', mailbox];
    const child = spawn(process.execPath, [program, ...options], { detached: true, stdio: ['ignore', file, file] });
    closeSync(file);
    child.once('error', () => {
      ended = true;
    });
    child.once('exit', () => {
      ended = true;
    });
    child.unref();
  } catch (cause) {
    throw new Error(`Breachdesk cannot write to ${folder}. Give its user the folder, or set DATA_DIR to another.`, {
      cause,
    });
  }
  return () => ended;
}
