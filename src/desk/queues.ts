import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { fromDrizzle, type Job, PgBoss } from 'pg-boss';
import type { Log } from '../log.ts';
import type { Bell, Work } from './desk.ts';

const DEAD = 'dead';
/** Each chat has one for its channels, so that one which does not answer holds up nothing in the other. */
const NAMES = [
  'mails',
  'slow-mails',
  'letters',
  'slack-channels',
  'teams-channels',
  'tellings',
] as const satisfies Work['queue'][];

/**
 * `turn` comes when everything before it in the queue is done, for work that may be begun side by side. The answer says
 * from when on more can be done, where that is known.
 */
export type Worker = (id: string, turn: Promise<void>) => Promise<void> | Promise<Date | undefined>;
export type Workers = Record<Work['queue'], Worker>;

/** How many of a queue are begun side by side, and taken up at once; and how long it rests after those. */
type Pace = { abreast: number; batchSize: number; restMs?: number };

/** Every change of a case rings for its channel, and one pass of the pump answers all that rang while it rested. */
const PUMPED: Pace = { abreast: 1, batchSize: 100, restMs: 50 };
/** While a channel waits for its next post each pass finds nothing to do; whoever presses sees their own card at once. */
const LONGEST_REST_MS = 200;

const PACES: Partial<Record<Work['queue'], Pace>> = {
  // Three may wait for the first with a connection each, so the pool of openDatabase must have some more.
  mails: { abreast: 4, batchSize: 50 },
  // Each may take most of the time after which a job counts as lost.
  'slow-mails': { abreast: 1, batchSize: 1 },
  'slack-channels': PUMPED,
  'teams-channels': PUMPED,
};

/** How often is looked for work of which nobody was told, and whether a queue rests. */
type Tempo = { lookEverySeconds: number; rests: boolean };
const TEMPO: Tempo = { lookEverySeconds: 0.5, rests: true };

export type Queues = Bell & { start: (workers: Workers) => Promise<void>; stop: () => Promise<void> };

/**
 * The one place where queues are made. pg-boss's defaults would leave a killed worker's job dead for fifteen
 * minutes and poll every thirty seconds; with these a job is taken up 14 s after kill -9 and 8 ms after a ring.
 */
export async function openQueues(url: string, log: Log, tempo: Tempo = TEMPO): Promise<Queues> {
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
  // A queue that stands already is left as it is, by pg-boss as well, but there each takes a transaction to find out.
  const there = new Set((await boss.getQueues()).map(({ name }) => name));
  if (!there.has(DEAD)) await boss.createQueue(DEAD);
  for (const name of NAMES.filter((one) => !there.has(one))) {
    await boss.createQueue(name, {
      policy: 'short',
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
  // Of jobs that are taken up together the database tells no order.
  let rings = Date.now() * 1_000;
  const workerOf = new Map<Work['queue'], string>();
  return {
    ring: async (work, { tx, after } = {}) => {
      const works = Array.isArray(work) ? work : [work];
      for (const [queue, same] of Map.groupBy(works, (one) => one.queue)) {
        const jobs = same.map(({ id }) => ({
          data: { id, ring: rings++ } satisfies Rung,
          // Within a transaction an equal key would make one change of a case wait for another.
          singletonKey: tx ? randomUUID() : `${id} ${slotOf(after)}`,
          ...(after && { startAfter: after }),
        }));
        await boss.insert(queue, jobs, tx ? { db: fromDrizzle(tx, sql) } : {});
        if (after) wakeAt(after, () => boss.notifyWorker(workerOf.get(queue) ?? ''));
      }
    },
    start: async (workers) => {
      for (const name of NAMES) workerOf.set(name, await work(boss, name, workers[name], { log, tempo }));
    },
    stop: () => boss.stop({ graceful: true, timeout: 8_000, close: true }),
  };
}

const SOON_MS = 2_000;

/** pg-boss looks for work that was put off every half second, which would cost a channel a fifth of its posts. */
function wakeAt(at: Date, wake: () => void) {
  const wait = at.getTime() - Date.now();
  if (wait <= SOON_MS) setTimeout(wake, Math.max(wait, 0) + 1).unref();
}

const SLOT_MS = 5_000;
const SOON_SLOT_MS = 250;

/**
 * Of equal rings that wait only the first is kept: a sweep rings every five seconds for what is not done yet, and each
 * ring of a letter in doubt rings for it again. What is due soon is not put off to what waits for longer.
 */
function slotOf(after: Date | undefined): string {
  if (!after) return 'now';
  const slot = after.getTime() - Date.now() <= SOON_MS ? SOON_SLOT_MS : SLOT_MS;
  return `${slot} ${Math.ceil(after.getTime() / slot)}`;
}

type Around = { log: Log; tempo: Tempo };

/** The id of the worker. */
async function work(boss: PgBoss, name: Work['queue'], worker: Worker, { log, tempo }: Around): Promise<string> {
  const { abreast, batchSize, restMs = 0 } = PACES[name] ?? { abreast: 1, batchSize: 10 };
  const options = {
    pollingIntervalSeconds: tempo.lookEverySeconds,
    notifyPollingIntervalSeconds: tempo.lookEverySeconds,
    batchSize,
    burstWhenBatchFull: true,
    // Otherwise one job that throws fails its whole batch.
    perJobResults: true,
  } as const;
  return boss.work<Rung>(name, options, async (jobs: Job<Rung>[]) => {
    const results: Result[] = [];
    const inOrder = jobs.toSorted((a, b) => a.data.ring - b.data.ring);
    // What was rung for several times is done once.
    const works = [...Map.groupBy(inOrder, ({ data }) => data.id)];
    const waits: Date[] = [];
    await inTurn(works, abreast, async ([id, rung], turn) => {
      const settle = (result: Omit<Result, 'id'>) => {
        for (const job of rung) results.push({ id: job.id, ...result });
      };
      try {
        const wait = await worker(id, turn);
        if (wait) waits.push(wait);
        settle({ status: 'completed' });
      } catch (error) {
        const message = error instanceof Error ? error.message : 'unknown';
        log.error({ queue: name, id, error: message }, 'work failed and will be tried again');
        settle({ status: 'failed', output: { message } });
      }
    });
    if (tempo.rests && restMs > 0) await sleep(restFor(restMs, waits));
    return results;
  });
}

function restFor(restMs: number, waits: Date[]): number {
  if (waits.length === 0) return restMs;
  return Math.max(restMs, Math.min(LONGEST_REST_MS, ...waits.map((at) => at.getTime() - Date.now())));
}

type Rung = { id: string; ring: number };
type Result = { id: string; status: 'completed' | 'failed'; output?: { message: string } };

/** Runs some side by side, begun in order; each is told when all before it are done. */
async function inTurn<T>(items: T[], abreast: number, run: (item: T, turn: Promise<void>) => Promise<void>) {
  const waiting = items.values();
  let turn = Promise.resolve();
  const takeNext = async () => {
    for (const item of waiting) {
      const before = turn;
      const done = run(item, before);
      turn = Promise.all([before, done]).then(() => {});
      await done;
    }
  };
  await Promise.all(Array.from({ length: abreast }, takeNext));
}
