import { and, asc, eq, lte } from 'drizzle-orm';
import reminderMessage, { type ReminderLine } from '../../blocks/reminder.ts';
import { nudges } from '../../db/nudges.ts';
import type { Case } from '../case/case.ts';
import { commitmentsOf, type Reminder } from '../case/commitments.ts';
import { latestNotice } from '../case/put-off.ts';
import { leftWords, peopleFor } from './audience.ts';
import { reminderLine } from './describe-reminder.ts';
import type { Desk, Transaction } from './desk.ts';
import { type CaseFile, openFile } from './find-cases.ts';
import { mention } from './mention.ts';
import { type Nudge, oweNudge } from './nudge.ts';
import { allOfficers, type OfficerCard, reachOf } from './officers.ts';
import { type AskQuiet, askQuiet } from './quiet.ts';
import { stancesOf } from './stances.ts';
import { opsOf, oweTelling, type Recipient } from './tellings.ts';

/** Tells everybody what they are owed by now, each person in one message. */
export async function tellNudges(desk: Desk): Promise<void> {
  const now = desk.clock.now();
  const due = await desk.db
    .selectDistinct({ officer: nudges.officer })
    .from(nudges)
    .where(and(eq(nudges.state, 'owed'), lte(nudges.tellAt, now)));
  if (due.length === 0) return;
  const officers = await allOfficers(desk.db);
  const quiet = askQuiet(desk);
  for (const { officer } of due) {
    const card = officers.find(({ id }) => id === officer);
    if (card) await tellPerson(desk, card, officers, quiet, now);
  }
}

async function tellPerson(desk: Desk, card: OfficerCard, officers: OfficerCard[], quiet: AskQuiet, now: Date) {
  const owed = await desk.db.select().from(nudges).where(owedTo(card, now));
  const until = owed.some((nudge) => waits(desk, nudge, now)) ? await quiet(card) : null;
  if (until && owed.every((nudge) => waits(desk, nudge, now))) return putOffAll(desk, card, owed, until, now);
  await desk.db.transaction(async (tx) => {
    const locked = await tx
      .select()
      .from(nudges)
      .where(owedTo(card, now))
      .orderBy(asc(nudges.dueAt), asc(nudges.reference), asc(nudges.at))
      .for('update', { skipLocked: true });
    const { theirs, nobodys } = await linesOf(desk, tx, card, officers, locked, now);
    const recipient = reachOf(desk, card);
    await oweLines(desk, tx, theirs, recipient ? [recipient] : opsOf(desk));
    await oweLines(desk, tx, nobodys, opsOf(desk));
  });
}

async function oweLines(desk: Desk, tx: Transaction, lines: ReminderLine[], recipients: Recipient[]) {
  if (lines.length === 0) return;
  const message = reminderMessage.render({ lines, practice: desk.practice });
  for (const recipient of recipients) await oweTelling(desk, tx, recipient, message);
}

function owedTo({ id }: OfficerCard, now: Date) {
  return and(eq(nudges.officer, id), eq(nudges.state, 'owed'), lte(nudges.tellAt, now));
}

/** Whether there is time enough to leave somebody in peace. */
function waits(desk: Desk, nudge: Nudge, now: Date): boolean {
  return latestNotice(nudge, desk.calendar, desk.rules) > now;
}

async function putOffAll(desk: Desk, card: OfficerCard, owed: Nudge[], until: Date, now: Date) {
  const latest = owed.map((nudge) => latestNotice(nudge, desk.calendar, desk.rules).getTime());
  const tellAt = new Date(Math.min(until.getTime(), ...latest));
  await desk.db.update(nudges).set({ tellAt }).where(owedTo(card, now));
}

/**
 * Of several reminders of one duty the newest is told. What is owed no more is not, and what is somebody else's goes on to
 * them; what has become nobody's, for those who run the office.
 */
async function linesOf(
  desk: Desk,
  tx: Transaction,
  card: OfficerCard,
  officers: OfficerCard[],
  owed: Nudge[],
  now: Date,
) {
  const said = await stancesOf(
    desk,
    tx,
    owed.map(({ reference }) => reference),
  );
  const duties = Map.groupBy(owed, ({ reference, commitment, dueAt }) =>
    [reference, commitment, dueAt.getTime()].join(),
  );
  const theirs: ReminderLine[] = [];
  const nobodys: ReminderLine[] = [];
  for (const same of duties.values()) {
    const newest = same.at(-1);
    if (!newest) continue;
    const file = await openFile(tx, newest.reference);
    const isOwed = owes(desk, file.kase, newest);
    const people = peopleFor(audienceOf(newest), file.kase, officers);
    const isTheirs = isOwed && people.some(({ id }) => id === card.id);
    await settle(tx, same, isTheirs ? newest : null, now);
    const left = leftWords(file.kase, officers);
    if (isTheirs) {
      const line = reminderLine(desk, file, newest, card, { left, said: said(file, card) });
      await mention(desk, tx, now, newest.reference, inThread(card, line));
      theirs.push(line);
    } else if (isOwed && newest.kind !== 'put-off') {
      if (people.length === 0) nobodys.push(reminderLine(desk, file, newest, null, { left }));
      await passOn(desk, tx, file, people, newest);
    }
  }
  return { theirs, nobodys };
}

/** What the others on the case read of it. */
function inThread({ name }: OfficerCard, { duty, late }: ReminderLine): string {
  return `${name} was reminded: ${duty}${late ? `, ${late}` : ''}.`;
}

function owes(desk: Desk, kase: Case, { commitment, dueAt }: Nudge): boolean {
  const open = commitmentsOf(kase, desk.calendar, desk.rules);
  return open.some((one) => one.kind === commitment && one.dueAt.getTime() === dueAt.getTime());
}

async function settle(tx: Transaction, same: Nudge[], told: Nudge | null, now: Date) {
  for (const nudge of same) {
    const state = nudge === told ? 'told' : told ? 'passed-over' : 'void';
    await tx.update(nudges).set({ state, toldAt: now }).where(isNudge(nudge));
  }
}

function isNudge({ officer, reference, commitment, kind, at }: Nudge) {
  return and(
    eq(nudges.officer, officer),
    eq(nudges.reference, reference),
    eq(nudges.commitment, commitment),
    eq(nudges.kind, kind),
    eq(nudges.at, at),
  );
}

async function passOn(desk: Desk, tx: Transaction, { kase }: CaseFile, people: OfficerCard[], nudge: Nudge) {
  const reminder = { ...nudge, commitment: nudge.commitment as Reminder['commitment'], audience: audienceOf(nudge) };
  for (const officer of people) await oweNudge(desk, tx, kase.reference, officer, reminder);
}

/** Written by oweNudge, and nowhere else. */
function audienceOf({ audience }: Nudge): Reminder['audience'] {
  return audience as Reminder['audience'];
}
