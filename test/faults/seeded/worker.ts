import { inspect } from 'node:util';
import { openLog, silent } from '../../../src/log.ts';
import { CRASHED } from './database-line.ts';
import { openLane } from './lane.ts';
import { type Outcome, oneRun } from './one-run.ts';
import { sharedReader } from './readers.ts';

/** What a worker is given on its command line, and what it says of each run, one line each. */
export type Share = {
  from: number;
  runs: number;
  every: number;
  lanes: number;
  /** Whether the desk's own log is to be seen. */
  aloud: boolean;
};
export type Said = Outcome | { seed: number; broken: string };

if (process.argv[1] === import.meta.filename) await work(JSON.parse(process.argv[2] ?? '') as Share);

/** Runs every so many seeds, some at once: most of the time a run waits for somebody. */
async function work({ from, runs, every, lanes, aloud }: Share) {
  const log = aloud ? openLog('info', process.stderr) : silent;
  forgiveTheDead();
  const { reader, stop } = sharedReader();
  let next = from;
  const take = async () => {
    const lane = await openLane();
    for (let seed = next; seed < from + runs; seed = next) {
      next += every;
      process.stdout.write(`${JSON.stringify(await tried(seed, () => oneRun(lane, reader, seed, log)))}\n`);
    }
    await lane.close();
  };
  await Promise.all(Array.from({ length: lanes }, take));
  await stop();
  // What is left of desks that crashed has timers of its own, and nothing to say.
  process.exit(0);
}

async function tried(seed: number, run: () => Promise<Outcome>): Promise<Said> {
  try {
    return await run();
  } catch (error) {
    return { seed, broken: inspect(error) };
  }
}

/**
 * A crashed desk's database clients fail over their own closed sockets, outside of every promise. In a process of its
 * own that would be its end; here it has ended already.
 */
function forgiveTheDead() {
  process.on('uncaughtException', (error) => {
    if (error.message === CRASHED || error.stack?.includes('/postgres/src/connection.js')) return;
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  });
}
