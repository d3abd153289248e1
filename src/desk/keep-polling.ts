import { setTimeout as sleep } from 'node:timers/promises';
import type { Desk } from './desk.ts';
import { pollMailbox } from './poll-mailbox.ts';

const LONGEST_MS = 60_000;

/** Polls the mailbox again and again, less often while it does not answer. Stops when told, after the poll under way. */
export function keepPolling(desk: Desk, everyMs: number): { stop: () => Promise<void> } {
  const ending = new AbortController();
  const done = loop(desk, everyMs, ending.signal);
  return {
    stop: async () => {
      ending.abort();
      await done;
    },
  };
}

async function loop(desk: Desk, everyMs: number, signal: AbortSignal) {
  let pause = everyMs;
  while (!signal.aborted) {
    try {
      await pollMailbox(desk);
      pause = everyMs;
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'unknown';
      desk.log.warn({ error: reason }, 'the mailbox could not be read');
      pause = Math.min(pause * 2, LONGEST_MS);
    }
    await sleep(pause, undefined, { signal }).catch(() => {});
  }
}
