import type { Log } from '../log.ts';

const LOOK_MS = 1_000;

/**
 * Runs stop() once, at SIGTERM, at SIGINT or when the parent has gone, and then ends the process. `npm start` is npm,
 * a shell and then the desk: who stops npm leaves the desk running unless it looks. A second signal ends it at once.
 */
export function stopOnSignals(stop: () => Promise<void>, log: Log) {
  const parent = process.ppid;
  let stopping = false;
  const end = (why: string) => {
    clearInterval(watch);
    stopping = true;
    log.info({ why }, 'The desk stops');
    stop().then(
      () => process.exit(0),
      (error) => {
        log.error({ err: error }, 'The desk did not stop in order');
        process.exit(1);
      },
    );
  };
  const watch = setInterval(() => {
    if (process.ppid !== parent && !stopping) end('parent');
  }, LOOK_MS);
  watch.unref();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1);
      end(signal);
    });
  }
}

/** An error that nobody caught leaves unknown state behind: one line says what it was, and a restart is safe. */
export function endOnUncaught(log: Log) {
  const end = (error: unknown) => {
    log.error({ err: error }, 'An error that nobody caught ends the desk');
    process.exit(1);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}
