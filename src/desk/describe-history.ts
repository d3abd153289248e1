import { and, asc, eq, inArray } from 'drizzle-orm';
import { nudges } from '../../db/nudges.ts';
import { reminders } from '../../db/reminders.ts';
import type { LetterKind } from '../case/case.ts';
import { dayAndTime } from '../case/counting.ts';
import { replay } from '../case/replay.ts';
import { spare } from './describe-clocks.ts';
import type { Desk } from './desk.ts';
import type { CaseFile } from './find-cases.ts';
import { namesOf } from './officers.ts';
import { type Names, sentenceFor } from './sentences.ts';

export type HistoryLine = {
  /** null for evidence that is no version of the case, such as a reminder. */
  version: number | null;
  at: Date;
  when: string;
  who: string;
  sentence: string;
  hash: string | null;
};

/** Everything that happened to a case, oldest first, with the reminders that were told or passed over. */
export async function historyOf(desk: Desk, { kase, history, hashes }: CaseFile): Promise<HistoryLine[]> {
  const names = await namesOf(desk.db);
  const now = desk.clock.now();
  const kinds = new Map<string, LetterKind>(kase.letters.map(({ id, kind }) => [id, kind]));
  const lines = history.map((event, place): HistoryLine => {
    const before = replay(history.slice(0, place + 1));
    if (before.status === 'letter-leaving') kinds.set(before.letter.id, before.letter.kind);
    const letter = 'letter' in event && event.letter ? kinds.get(event.letter) : undefined;
    const kept = event.type === 'letter-sent' && before.promise.kept?.at.getTime() === event.sentAt.getTime();
    const promise = kept ? ` Promise kept with ${spare(desk, event.sentAt, kase.promise.dueAt)}.` : '';
    return {
      version: place + 1,
      at: event.at,
      when: dayAndTime(event.at, now, desk.calendar),
      who: event.by === 'desk' ? 'Breachdesk' : event.by === 'controller' ? 'The controller' : names(event.by),
      sentence: `${sentenceFor(event, names, desk.calendar, letter)}${promise}`,
      hash: hashes[place] ?? null,
    };
  });
  const evidence = [
    ...(await remindersOf(desk, kase.reference, now)),
    ...(await answersOf(desk, kase.reference, names, now)),
  ];
  return [...lines, ...evidence].sort((a, b) => a.at.getTime() - b.at.getTime());
}

async function remindersOf(desk: Desk, reference: string, now: Date): Promise<HistoryLine[]> {
  const rows = await desk.db
    .select()
    .from(reminders)
    .where(eq(reminders.reference, reference))
    .orderBy(asc(reminders.at));
  return rows.map((row) => ({
    version: null,
    at: row.toldAt,
    when: dayAndTime(row.at, now, desk.calendar),
    who: 'Breachdesk',
    sentence: reminderSentence(row),
    hash: null,
  }));
}

async function answersOf(desk: Desk, reference: string, names: Names, now: Date): Promise<HistoryLine[]> {
  const rows = await desk.db
    .select()
    .from(nudges)
    .where(and(eq(nudges.reference, reference), inArray(nudges.kind, ['on-it', 'put-off'])));
  return rows.map(({ officer, commitment, kind, at, tellAt }) => {
    const duty = duties[commitment] ?? commitment;
    const later = `Put off being reminded of ${duty} to ${dayAndTime(tellAt, now, desk.calendar)}.`;
    return {
      version: null,
      at,
      when: dayAndTime(at, now, desk.calendar),
      who: names(officer),
      sentence: kind === 'on-it' ? `Said to be on it: ${duty}.` : later,
      hash: null,
    };
  });
}

type Row = typeof reminders.$inferSelect;

const duties: Record<string, string> = {
  reply: 'the reply promised',
  answer: 'the controller’s answer',
  read: 'reading the follow-up',
  decide: 'the decision',
};
const kindWords: Record<string, string> = {
  'day-before': 'due the next working day',
  'due-day': 'due today',
  'last-call': 'due before the office closes',
  late: 'late',
  'week-late': 'more than a week late',
  'born-late': 'late on arrival',
};

function reminderSentence(row: Row): string {
  const what = `${duties[row.commitment] ?? row.commitment}, ${kindWords[row.kind] ?? row.kind}`;
  if (row.told) return `Reminded of ${what}.`;
  return row.kind === 'week-late'
    ? `From now on only the list of late cases speaks of ${what}.`
    : `Reminder passed over, because a later one was due by then: ${what}.`;
}
