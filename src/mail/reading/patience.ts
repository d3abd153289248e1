import { performance } from 'node:perf_hooks';
import { queuedMs } from './process-use.ts';

/** The time, and how long a process had stood in line for a processor until then. */
export type Moment = { clockMs: number; queuedMs: number };

/** On a busy machine a reader may take so much longer, and no more. */
const MOST_WAITING = 4;

export function momentOf(pid: number | undefined): Moment {
  return { clockMs: performance.now(), queuedMs: queuedMs(pid) };
}

/** The time that a process was given: by the clock, less what it stood in line, of which most counts for nothing. */
export function givenMs(from: Moment, to: Moment): number {
  const clockMs = to.clockMs - from.clockMs;
  return Math.max(clockMs - (to.queuedMs - from.queuedMs), clockMs / MOST_WAITING);
}
