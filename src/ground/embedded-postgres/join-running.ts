import { setTimeout as sleep } from 'node:timers/promises';
import { isOurs } from './connect.ts';
import type { Home } from './home.ts';
import { alive, forgetStranger, readPostmaster } from './postmaster.ts';

/** The port of a server that runs on this home already; null when there is none. */
export async function joinRunning(home: Home): Promise<number | null> {
  for (let waited = 0; waited < 300; waited++) {
    const running = readPostmaster(home);
    // PostgreSQL itself removes a file whose process is gone.
    if (!running || !alive(running.pid) || forgetStranger(home, running)) return null;
    if (running.ready) return (await isOurs(home, running.port)) ? running.port : null;
    await sleep(100);
  }
  return null;
}
