import { setTimeout as sleep } from 'node:timers/promises';
import type { Desk } from './desk.ts';
import { gate } from './gate.ts';
import { troubleLog } from './log-mailbox-trouble.ts';
import { MailboxError, type MailboxToRead } from './mailbox.ts';
import { pollFolder } from './poll-mailbox.ts';
import { takeStock } from './sweep-folders.ts';

const LONGEST_MS = 60_000;
/** Graph throttles without saying for how long; a backoff that is not steep enough only prolongs it. */
const LONGEST_THROTTLED_MS = 300_000;

/** While one is asked, a connection to the database waits with it; too many that hang would leave the desk none. */
const OTHERS_AT_ONCE = 3;

export type Polling = {
  /** Polls now every mailbox that is well: what a notification is good for. */
  now: () => void;
  /** After the polls under way. */
  stop: () => Promise<void>;
};

/** Polls the mailboxes again and again, each at its own pace: one that does not answer is asked less often, and slows no other. */
export function keepPolling(desk: Desk, everyMs: number): Polling {
  const ending = new AbortController();
  const others = gate(OTHERS_AT_ONCE);
  const loops = [
    keepPollingOne(desk, desk.mailbox, { everyMs, ending: ending.signal, enter: async () => () => {} }),
    ...desk.alsoRead.map((other) => keepPollingOne(desk, other, { everyMs, ending: ending.signal, enter: others })),
  ];
  return {
    now: () => {
      for (const { now } of loops) now();
    },
    stop: async () => {
      ending.abort();
      await Promise.all(loops.map(({ done }) => done));
    },
  };
}

type Pace = { everyMs: number; ending: AbortSignal; enter: () => Promise<() => void> };

function keepPollingOne(desk: Desk, mailbox: MailboxToRead, { everyMs, ending, enter }: Pace) {
  const trouble = troubleLog(desk, mailbox.address);
  let wake = new AbortController();
  const pause = async (ms: number, mayWake: boolean) => {
    const signal = mayWake ? AbortSignal.any([ending, wake.signal]) : ending;
    await sleep(ms, undefined, { signal }).catch(() => {});
    // A knock while polling or while waiting for good reason is answered by the next poll.
    wake = new AbortController();
  };
  const loop = async () => {
    let ms = everyMs;
    let stocked = false;
    while (!ending.aborted) {
      const leave = await enter();
      let well = true;
      try {
        await pollFolder(desk, mailbox, 'inbox');
        if (!stocked) stocked = await takeStock(desk, mailbox, ending);
        await pollFolder(desk, mailbox, 'sent');
        trouble.well();
        ms = everyMs;
      } catch (error) {
        trouble.failed(error);
        ms = pauseAfter(error, ms, everyMs);
        well = false;
      } finally {
        leave();
      }
      await pause(ms, well);
    }
  };
  return { now: () => wake.abort(), done: loop() };
}

/** However long the mailbox asks to be left alone, it is; the client itself would cap that at three minutes. */
export function pauseAfter(error: unknown, lastMs: number, everyMs: number): number {
  if (!(error instanceof MailboxError)) return Math.min(lastMs * 2, LONGEST_MS);
  if (error.retryAfter !== null) return Math.max(error.retryAfter * 1_000, everyMs);
  return Math.min(lastMs * 2, error.trouble === 'throttled' ? LONGEST_THROTTLED_MS : LONGEST_MS);
}
