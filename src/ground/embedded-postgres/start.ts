import { setTimeout as sleep } from 'node:timers/promises';
import { readableBinaries } from './binaries.ts';
import { createDatabase, urlOf } from './connect.ts';
import { homeFor } from './home.ts';
import { initialise, isInitialised } from './initialise.ts';
import { joinRunning } from './join-running.ts';
import { launch } from './launch.ts';
import { stopIfLast } from './stop-if-last.ts';

export type EmbeddedPostgres = { url: string; stop: () => Promise<void> };

const ATTEMPTS = 40;

/**
 * Starts, or joins, the PostgreSQL that belongs to this data folder. It outlives a desk that is killed; the last
 * desk that leaves in order stops it. Throws a sentence that says what to do.
 */
export async function startEmbeddedPostgres(dataDir: string): Promise<EmbeddedPostgres> {
  const home = homeFor(dataDir);
  const bin = readableBinaries(home);
  for (let attempt = 1; ; attempt++) {
    try {
      if (!isInitialised(home)) await initialise(home, bin);
      const port = (await joinRunning(home)) ?? (await launch(home, bin));
      await createDatabase(home, port);
      return { url: urlOf(home, port, 'breachdesk'), stop: () => stopIfLast(home, port) };
    } catch (error) {
      // Another desk may have been quicker, or a killed server may not be gone yet.
      if (attempt === ATTEMPTS || (error instanceof Error && error.name === 'CannotRun')) throw error;
      await sleep(250);
    }
  }
}
