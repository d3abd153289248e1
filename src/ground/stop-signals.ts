import { readFileSync } from 'node:fs';
import type { Log } from '../log.ts';

const LOOK_MS = 1_000;
/** Container runtimes kill ten seconds after SIGTERM: docs.docker.com/reference/cli/docker/container/stop. */
const STOP_MS = 9_500;

/**
 * Runs stop() once, at SIGTERM, at SIGINT or when the npm that started the desk has gone, and then ends the process.
 * A second signal ends it at once, and so does a stop that takes longer than ten seconds.
 */
export function stopOnSignals(stop: () => Promise<void>, log: Log) {
  let stopping = false;
  const end = (why: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ why }, 'The desk stops');
    setTimeout(() => {
      log.error({ after: STOP_MS }, 'The desk took too long to stop');
      process.exit(1);
    }, STOP_MS);
    stop().then(
      () => process.exit(0),
      (error) => {
        log.error({ err: error }, 'The desk did not stop in order');
        process.exit(1);
      },
    );
  };
  whenNpmIsGone(() => end('npm has gone'));
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

/** Npm, a shell, then the desk: a signal to npm never arrives, and when npm is killed the shell lives on. */
function whenNpmIsGone(gone: () => void) {
  if (!process.env['npm_lifecycle_event']) return;
  const shell = process.ppid;
  // A shell such as bash becomes the desk itself: then npm is the parent, and who started npm may well leave.
  const npm = isNpm(shell) ? null : parentOf(shell);
  const watch = setInterval(() => {
    if (process.ppid === shell && (npm === null || parentOf(shell) === npm)) return;
    clearInterval(watch);
    gone();
  }, LOOK_MS);
  watch.unref();
}

/** Npm names its process after what it runs, such as "npm start". */
function isNpm(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('npm');
  } catch {
    return false;
  }
}

/** Null where there is no /proc; then only the shell is watched. */
function parentOf(pid: number): number | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/^PPid:\s*(\d+)$/m.exec(status)?.[1] ?? 0);
  } catch {
    return null;
  }
}
