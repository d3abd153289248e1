import { sql } from 'drizzle-orm';
import { fromDrizzle, type Job, PgBoss } from 'pg-boss';
import type { Log } from '../log.ts';
import type { Bell, Work } from './desk.ts';

const DEAD = 'dead';
const NAMES = ['mails', 'letters', 'channels', 'tellings'] as const satisfies Work['queue'][];

export type Workers = Record<Work['queue'], (id: string) => Promise<void>>;

export type Queues = Bell & { start: (workers: Workers) => Promise<void>; stop: () => Promise<void> };

/**
 * The one place where queues are made. pg-boss's defaults would leave a killed worker's job dead for fifteen
 * minutes and poll every thirty seconds; with these a job is taken up 14 s after kill -9 and 8 ms after a ring.
 */
export async function openQueues(url: string, log: Log): Promise<Queues> {
  const boss = new PgBoss({
    connectionString: url,
    application_name: 'breachdesk-queues',
    max: 4,
    useListenNotify: true,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
  });
  boss.on('error', (error) => log.error({ error: error.message }, 'the work queue had trouble'));
  await boss.start();
  await boss.createQueue(DEAD);
  for (const name of NAMES) {
    await boss.createQueue(name, {
      notify: true,
      heartbeatSeconds: 10,
      expireInSeconds: 120,
      retryLimit: 5,
      retryDelay: 1,
      retryBackoff: true,
      deadLetter: DEAD,
      deleteAfterSeconds: 3600,
    });
  }
  return {
    ring: async (work, { tx, after } = {}) => {
      await boss.send(
        work.queue,
        { id: work.id },
        {
          ...(tx && { db: fromDrizzle(tx, sql) }),
          ...(after && { startAfter: after }),
        },
      );
    },
    start: async (workers) => {
      for (const name of NAMES) await work(boss, name, workers[name], log);
    },
    stop: () => boss.stop({ graceful: true, timeout: 8_000, close: true }),
  };
}

async function work(boss: PgBoss, name: Work['queue'], worker: (id: string) => Promise<void>, log: Log) {
  const options = {
    pollingIntervalSeconds: 0.5,
    notifyPollingIntervalSeconds: 0.5,
    batchSize: 10,
    burstWhenBatchFull: true,
    // Otherwise one job that throws fails its whole batch.
    perJobResults: true,
  } as const;
  await boss.work<{ id: string }>(name, options, async (jobs: Job<{ id: string }>[]) => {
    const results: { id: string; status: 'completed' | 'failed'; output?: { message: string } }[] = [];
    // One after the other: mails are matched in the order in which they came.
    for (const job of jobs) {
      try {
        await worker(job.data.id);
        results.push({ id: job.id, status: 'completed' });
      } catch (error) {
        const message = error instanceof Error ? error.message : 'unknown';
        log.error({ queue: name, id: job.data.id, error: message }, 'work failed and will be tried again');
        results.push({ id: job.id, status: 'failed', output: { message } });
      }
    }
    return results;
  });
}
