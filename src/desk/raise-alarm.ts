import { and, eq, inArray, isNull, lt, or, type SQL } from 'drizzle-orm';
import alarm from '../../blocks/alarm.ts';
import { alarms } from '../../db/alarms.ts';
import type { Desk, Transaction } from './desk.ts';
import { oweOps } from './tellings.ts';

export type AlarmWords = { what: string; next: string };

/** Tells the ops channel, once for each key however many replicas see it. */
export async function raiseAlarm(desk: Desk, key: string, words: AlarmWords): Promise<void> {
  await raiseAlarms(desk, [key], () => words);
}

/** Tells that it is over, where it had been told that it began. */
export async function endAlarm(desk: Desk, key: string, words: AlarmWords): Promise<void> {
  await endAlarms(desk, [key], () => words);
}

/** Tells of many in one post; words: of those that had not been told of. They are returned. */
export async function raiseAlarms(
  desk: Desk,
  keys: string[],
  words: (news: string[]) => AlarmWords,
): Promise<string[]> {
  return desk.db.transaction((tx) => raiseWithin(desk, tx, keys, words));
}

/** The same in the transaction of what they are about. */
export async function raiseWithin(
  desk: Desk,
  tx: Transaction,
  keys: string[],
  words: (news: string[]) => AlarmWords,
): Promise<string[]> {
  const rows = await tx
    .insert(alarms)
    // In one order, so that two replicas wait for each other and do not lock each other out.
    .values(keys.toSorted().map((key) => ({ key, raisedAt: desk.wall() })))
    .onConflictDoNothing()
    .returning({ key: alarms.key });
  const news = rows.map(({ key }) => key);
  if (news.length > 0) await oweOps(desk, tx, alarm.render(words(news)));
  return news;
}

/** Tells in one post that many are over; words: of those of which it had been told that they began. */
export async function endAlarms(desk: Desk, keys: string[], words: (over: string[]) => AlarmWords): Promise<void> {
  await end(desk, inArray(alarms.key, keys), words);
}

/**
 * As raiseAlarm, of what each replica finds for its own machine, while others find all well; found: by the clock of the
 * database. It lasts as long as any replica goes on finding it.
 */
export async function raiseFound(desk: Desk, key: string, found: Date, words: AlarmWords): Promise<void> {
  await desk.db.transaction(async (tx) => {
    await raiseWithin(desk, tx, [key], () => words);
    await tx.update(alarms).set({ foundAt: found }).where(eq(alarms.key, key));
  });
}

/** Tells that it is over, where no replica has found it since then: who finds all well knows of its own machine alone. */
export async function endUnfound(desk: Desk, key: string, since: Date, words: AlarmWords): Promise<void> {
  const unfound = or(isNull(alarms.foundAt), lt(alarms.foundAt, since));
  await end(desk, and(eq(alarms.key, key), unfound), () => words);
}

async function end(desk: Desk, raised: SQL | undefined, words: (over: string[]) => AlarmWords): Promise<void> {
  // Every five seconds there is nothing to end: that is one look, and no transaction.
  if ((await desk.db.select({ key: alarms.key }).from(alarms).where(raised)).length === 0) return;
  await desk.db.transaction(async (tx) => {
    const rows = await tx.delete(alarms).where(raised).returning({ key: alarms.key });
    const over = rows.map(({ key }) => key);
    if (over.length > 0) await oweOps(desk, tx, alarm.render(words(over)));
  });
}
