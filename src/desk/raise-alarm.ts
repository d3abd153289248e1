import { eq } from 'drizzle-orm';
import alarm from '../../blocks/alarm.ts';
import { alarms } from '../../db/alarms.ts';
import type { Desk } from './desk.ts';
import { oweOps } from './tellings.ts';

type Words = { what: string; next: string };

/** Tells the ops channel, once for each key however many replicas see it. */
export async function raiseAlarm(desk: Desk, key: string, words: Words): Promise<void> {
  await desk.db.transaction(async (tx) => {
    const [mine] = await tx
      .insert(alarms)
      .values({ key, raisedAt: desk.wall() })
      .onConflictDoNothing()
      .returning({ key: alarms.key });
    if (mine) await oweOps(desk, tx, alarm.render(words));
  });
}

/** Tells that it is over, where it had been told that it began. */
export async function endAlarm(desk: Desk, key: string, words: Words): Promise<void> {
  await desk.db.transaction(async (tx) => {
    const [over] = await tx.delete(alarms).where(eq(alarms.key, key)).returning({ key: alarms.key });
    if (over) await oweOps(desk, tx, alarm.render(words));
  });
}
