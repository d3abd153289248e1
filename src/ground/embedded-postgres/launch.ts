import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Home } from './home.ts';
import { readPostmaster } from './postmaster.ts';
import { runsAs } from './runs-as.ts';

const WAIT_MS = 25;
const PATIENCE = 600;

/** Starts the server and waits until it takes queries. Throws when it stops at once. */
export async function launch(home: Home, bin: string): Promise<number> {
  const port = await freePort();
  const log = openSync(join(home.folder, 'postgres.log'), 'a');
  // Detached: Ctrl-C reaches the whole process group, and the database must outlive the desk's last writes.
  const child = spawn(join(bin, 'bin/postgres'), ['-D', home.data, '-p', String(port), '-h', '127.0.0.1', '-k', ''], {
    ...runsAs(),
    cwd: home.folder,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.unref();
  await ready(child, home);
  return port;
}

async function ready(child: ChildProcess, home: Home) {
  let failed: Error | null = null;
  child.once('error', (error) => {
    failed = error;
  });
  child.once('exit', (code) => {
    failed ??= new Error(
      `PostgreSQL stopped at once (${code}). Its reason is in ${join(home.folder, 'postgres.log')}.`,
    );
  });
  for (let waited = 0; waited < PATIENCE; waited++) {
    if (failed) throw failed;
    const running = readPostmaster(home);
    // The file of a killed server still says "ready": only our own child's counts.
    if (running?.ready && running.pid === child.pid) return;
    await sleep(WAIT_MS);
  }
  throw new Error(
    `PostgreSQL did not start in ${(PATIENCE * WAIT_MS) / 1000} seconds. See ${home.folder}/postgres.log.`,
  );
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
