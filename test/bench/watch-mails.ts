import { AsyncLocalStorage } from 'node:async_hooks';
import { performance } from 'node:perf_hooks';
import type { Parts } from '../../src/parts.ts';
import { parts } from '../../src/parts.ts';

/** Milliseconds that mails have spent, all together. Waiting for one's turn counts nowhere. */
export type Spent = { fetching: number; keeping: number; reading: number; placing: number };

/** The parts of a desk that tell where a mail's time goes, from the moment a worker has it in hand. */
export function watchMails(): { spent: Spent; parts: Pick<Parts, 'graphMailbox' | 'startReaderPool' | 'openQueues'> } {
  const spent: Spent = { fetching: 0, keeping: 0, reading: 0, placing: 0 };
  const mail = new AsyncLocalStorage<{ since: number }>();
  /** What has passed since the last stage ended. */
  const lap = () => {
    const now = performance.now();
    const mine = mail.getStore();
    if (!mine) return 0;
    const passed = now - mine.since;
    mine.since = now;
    return passed;
  };
  return {
    spent,
    parts: {
      graphMailbox: (config) => {
        const mailbox = parts.graphMailbox(config);
        return {
          ...mailbox,
          raw: async function* (id) {
            const pieces = mailbox.raw(id)[Symbol.asyncIterator]();
            for (;;) {
              spent.keeping += lap();
              const { done, value } = await pieces.next();
              spent.fetching += lap();
              if (done) return;
              yield value;
            }
          },
        };
      },
      startReaderPool: (options) => {
        const reader = parts.startReaderPool(options);
        return {
          ...reader,
          read: async (open) => {
            spent.keeping += lap();
            const reading = await reader.read(open);
            spent.reading += lap();
            return reading;
          },
        };
      },
      openQueues: async (url, log) => {
        const queues = await parts.openQueues(url, log);
        return {
          ...queues,
          start: (workers) =>
            queues.start({
              ...workers,
              mails: (id, turn) =>
                mail.run({ since: performance.now() }, async () => {
                  await workers.mails(
                    id,
                    turn.then(() => void lap()),
                  );
                  spent.placing += lap();
                }),
            }),
        };
      },
    },
  };
}
