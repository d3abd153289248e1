import { setTimeout as sleep } from 'node:timers/promises';
import type { Desk } from './desk.ts';
import { MailboxError } from './mailbox.ts';
import { pollMailboxes } from './poll-mailbox.ts';
import { takeStock } from './sweep-folders.ts';

const LONGEST_MS = 60_000;
/** Graph throttles without saying for how long; a backoff that is not steep enough only prolongs it. */
const LONGEST_THROTTLED_MS = 300_000;

export type Polling = {
  /** Polls now, unless the mailbox asked for time: what a notification is good for. */
  now: () => void;
  /** After the poll under way. */
  stop: () => Promise<void>;
};

/** Polls the mailboxes again and again, less often while they do not answer. */
export function keepPolling(desk: Desk, everyMs: number): Polling {
  const ending = new AbortController();
  let wake = new AbortController();
  const pause = async (ms: number, mayWake: boolean) => {
    const signal = mayWake ? AbortSignal.any([ending.signal, wake.signal]) : ending.signal;
    await sleep(ms, undefined, { signal }).catch(() => {});
    // A knock while polling or while waiting for good reason is answered by the next poll.
    wake = new AbortController();
  };
  const done = loop(desk, everyMs, pause, ending.signal);
  return {
    now: () => wake.abort(),
    stop: async () => {
      ending.abort();
      await done;
    },
  };
}

async function loop(
  desk: Desk,
  everyMs: number,
  pause: (ms: number, mayWake: boolean) => Promise<void>,
  signal: AbortSignal,
) {
  let ms = everyMs;
  let stocked = false;
  while (!signal.aborted) {
    try {
      await pollMailboxes(desk);
      if (!stocked) await takeStock(desk);
      stocked = true;
      ms = everyMs;
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'unknown';
      desk.log.warn({ error: reason }, 'the mailbox could not be read');
      ms = pauseAfter(error, ms, everyMs);
    }
    await pause(ms, ms === everyMs);
  }
}

/** However long the mailbox asks to be left alone, it is; the client itself would cap that at three minutes. */
export function pauseAfter(error: unknown, lastMs: number, everyMs: number): number {
  if (!(error instanceof MailboxError)) return Math.min(lastMs * 2, LONGEST_MS);
  if (error.retryAfter !== null) return Math.max(error.retryAfter * 1_000, everyMs);
  return Math.min(lastMs * 2, error.trouble === 'throttled' ? LONGEST_THROTTLED_MS : LONGEST_MS);
}
