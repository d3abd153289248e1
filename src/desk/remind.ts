import { and, asc, eq, inArray, lte } from 'drizzle-orm';
import type { ReminderLine } from '../../blocks/reminder.ts';
import reminderMessage from '../../blocks/reminder.ts';
import { cases } from '../../db/cases.ts';
import { commitments } from '../../db/commitments.ts';
import { reminders } from '../../db/reminders.ts';
import type { Case } from '../case/case.ts';
import { nextReminderAt, type Reminder, remindersDue } from '../case/commitments.ts';
import { reminderLine } from './describe-reminder.ts';
import type { Desk, Transaction } from './desk.ts';
import { openFile } from './find-cases.ts';
import { allOfficers, type OfficerCard, reachOf } from './officers.ts';
import { opsOf, oweTelling, type Recipient } from './tellings.ts';

const BATCH = 200;

/**
 * Tells every reminder whose time has come, each once for ever. After downtime only the newest missed reminder
 * of each commitment is told; the older ones are recorded as passed over. Returns whether there may be more.
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
    const references = [...new Set(due.map(({ reference }) => reference))];
    const officers = await allOfficers(tx);
    const lines: Lines = new Map();
    for (const reference of references) await remindOf(desk, tx, reference, now, officers, lines);
    for (const { recipient, theirs } of lines.values()) {
      await oweTelling(desk, tx, recipient, reminderMessage.render({ lines: theirs, practice: desk.practice }));
    }
    return due.length === BATCH;
  });
}

/** By surface and id, so that one person gets one message. */
type Lines = Map<string, { recipient: Recipient; theirs: ReminderLine[] }>;

async function remindOf(
  desk: Desk,
  tx: Transaction,
  reference: string,
  now: Date,
  officers: OfficerCard[],
  lines: Lines,
) {
  const file = await openFile(tx, reference);
  const { kase } = file;
  const due = await unrecorded(tx, reference, remindersDue(kase, now, desk.calendar, desk.rules));
  const newest = new Map(due.map((reminder) => [reminder.commitment, reminder]));
  for (const reminder of due) {
    const told = newest.get(reminder.commitment) === reminder && reminder.audience !== 'digest';
    const recipients = told ? audienceOf(desk, reminder, kase, officers) : [];
    const row = { reference, commitment: reminder.commitment, kind: reminder.kind, at: reminder.at };
    const [fresh] = await tx
      .insert(reminders)
      .values({ ...row, dueAt: reminder.dueAt, told, toldAt: now, recipients: recipients.map(({ id }) => id) })
      .onConflictDoNothing()
      .returning();
    if (!fresh || !told) continue;
    desk.counts.remindersTold(reminder.kind);
    const line = reminderLine(desk, file, reminder, now);
    for (const recipient of recipients) {
      const key = `${recipient.surface} ${recipient.id}`;
      lines.set(key, { recipient, theirs: [...(lines.get(key)?.theirs ?? []), line] });
    }
  }
  await tx
    .update(commitments)
    .set({ nextReminderAt: nextReminderAt(kase, now, desk.calendar, desk.rules) })
    .where(eq(commitments.reference, reference));
}

async function unrecorded(tx: Transaction, reference: string, due: Reminder[]): Promise<Reminder[]> {
  if (due.length === 0) return [];
  const rows = await tx
    .select()
    .from(reminders)
    .where(
      and(
        eq(reminders.reference, reference),
        inArray(
          reminders.at,
          due.map(({ at }) => at),
        ),
      ),
    );
  const key = (one: { commitment: string; kind: string; at: Date }) =>
    [one.commitment, one.kind, one.at.getTime()].join(' ');
  const known = new Set(rows.map(key));
  return due.filter((reminder) => !known.has(key(reminder)));
}

/** By direct message to the owner; to every lead when nobody owns it or when it is late. 'digest' tells nobody by itself. */
function audienceOf(desk: Desk, reminder: Reminder, kase: Case, officers: OfficerCard[]): Recipient[] {
  const leads = officers.filter((officer) => officer.lead);
  const owner = officers.find((officer) => officer.id === kase.owner);
  const people = {
    owner: owner ? [owner] : leads,
    leads,
    'owner-and-leads': owner ? [owner, ...leads.filter((lead) => lead.id !== owner.id)] : leads,
    digest: [],
  }[reminder.audience];
  const found = people.flatMap((officer) => reachOf(desk, officer) ?? []);
  // Nobody to tell is still told somewhere: the ops channel, so that no promise lapses in silence.
  return found.length > 0 || reminder.audience === 'digest' ? found : opsOf(desk);
}
