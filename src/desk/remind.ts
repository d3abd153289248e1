import { asc, eq, lte } from 'drizzle-orm';
import type { ReminderLine } from '../../blocks/reminder.ts';
import reminderMessage from '../../blocks/reminder.ts';
import { cases } from '../../db/cases.ts';
import { commitments } from '../../db/commitments.ts';
import { reminders } from '../../db/reminders.ts';
import { nextReminderAt, type Reminder, remindersDue } from '../case/commitments.ts';
import { dayOf } from '../case/working-days.ts';
import { leftWords, peopleFor } from './audience.ts';
import { reminderLine } from './describe-reminder.ts';
import type { Desk, Transaction } from './desk.ts';
import { openFile } from './find-cases.ts';
import { oweNudge } from './nudge.ts';
import { allOfficers, type OfficerCard, reachOf } from './officers.ts';
import { oweOps } from './tellings.ts';

const BATCH = 200;

/**
 * Records every reminder whose time has come, each once for ever, and owes it to its people. After downtime only the
 * newest missed reminder of each commitment is told; the older ones are recorded as passed over. Returns whether there
 * may be more.
 */
export async function remind(desk: Desk): Promise<boolean> {
  return desk.db.transaction(async (tx) => {
    const now = desk.clock.now();
    const due = await tx
      .select({ reference: commitments.reference })
      .from(commitments)
      .innerJoin(cases, eq(cases.reference, commitments.reference))
      .where(lte(commitments.nextReminderAt, now))
      .orderBy(asc(commitments.nextReminderAt))
      .limit(BATCH)
      // Locking the cases too keeps an owner from changing under a reminder that names one.
      .for('update', { skipLocked: true });
    if (due.length === 0) return false;
    const references = [...new Set(due.map(({ reference }) => reference))];
    const officers = await allOfficers(tx);
    const nobodys: ReminderLine[] = [];
    for (const reference of references) nobodys.push(...(await remindOf(desk, tx, reference, now, officers)));
    // Nobody to tell is still told somewhere: the ops channel, so that no promise lapses in silence.
    if (nobodys.length > 0) {
      await oweOps(desk, tx, reminderMessage.render({ lines: nobodys, practice: desk.practice }));
    }
    return due.length === BATCH;
  });
}

/** The lines of what there is nobody to tell of. */
async function remindOf(desk: Desk, tx: Transaction, reference: string, now: Date, officers: OfficerCard[]) {
  const file = await openFile(tx, reference);
  const { kase } = file;
  const due = await unrecorded(desk, tx, reference, remindersDue(kase, now, desk.calendar, desk.rules));
  const newest = new Map(due.map((reminder) => [reminder.commitment, reminder]));
  const nobodys: ReminderLine[] = [];
  for (const reminder of due) {
    const told = newest.get(reminder.commitment) === reminder && reminder.audience !== 'digest';
    const people = told ? peopleFor(reminder.audience, kase, officers).filter((one) => reachOf(desk, one)) : [];
    const row = { reference, commitment: reminder.commitment, kind: reminder.kind, at: reminder.at };
    const [fresh] = await tx
      .insert(reminders)
      .values({ ...row, dueAt: reminder.dueAt, told, toldAt: now, recipients: people.map(({ id }) => id) })
      .onConflictDoNothing()
      .returning();
    if (!fresh || !told) continue;
    desk.counts.remindersTold(reminder.kind);
    for (const officer of people) await oweNudge(desk, tx, reference, officer, reminder);
    if (people.length > 0) continue;
    const left = leftWords(kase, officers);
    nobodys.push(reminderLine(desk, file, { ...reminder, tellAt: reminder.at }, null, { left }));
  }
  await tx
    .update(commitments)
    .set({ nextReminderAt: nextReminderAt(kase, now, desk.calendar, desk.rules) })
    .where(eq(commitments.reference, reference));
  return nobodys;
}

/** By the day and not the minute: an office whose mornings now begin at another time is not told the old ones again. */
async function unrecorded(desk: Desk, tx: Transaction, reference: string, due: Reminder[]): Promise<Reminder[]> {
  if (due.length === 0) return [];
  const rows = await tx.select().from(reminders).where(eq(reminders.reference, reference));
  const key = (one: { commitment: string; kind: string; at: Date }) =>
    [one.commitment, one.kind, dayOf(one.at, desk.calendar)].join(' ');
  const known = new Set(rows.map(key));
  return due.filter((reminder) => !known.has(key(reminder)));
}
