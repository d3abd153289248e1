import type { Case, TextRef } from '../case/case.ts';
import type { Changes, SecondLook } from '../case/events.ts';
import { compareReports } from '../case/phase-diff.ts';
import type { AnsweredQuestion } from '../case/report.ts';
import { factsOf } from '../case/report-facts.ts';
import type { Reading } from '../case/with-answer.ts';
import type { Desk, Transaction } from './desk.ts';
import { readingOf } from './reading-of.ts';
import type { KeepText } from './texts.ts';

export type Understood = {
  /** Which report of the case. */
  place: number;
  before: Reading | null;
  reading: Reading;
  /** Where the answers as they were read are kept. */
  answers: TextRef | null;
  manual: string | null;
  flags: string[];
  reader: string | undefined;
};

/** What the history says of a report that is now understood otherwise: its facts, and how the follow-up compares. */
export async function secondLook(
  desk: Desk,
  tx: Transaction,
  kase: Case,
  { place, before, reading, answers, ...rest }: Understood,
  keep: KeepText,
): Promise<SecondLook> {
  const facts = factsOf({ report: reading.fields, answers: reading.answers, ...rest }, answers, desk.calendar);
  const name = reading.fields?.controller.name ?? null;
  const renamed = name !== null && name !== before?.fields?.controller.name;
  return {
    report: place,
    facts,
    changes: await changesWith(tx, kase, place, reading.answers),
    organisation: renamed ? keep(name) : null,
  };
}

async function changesWith(tx: Transaction, kase: Case, place: number, now: AnsweredQuestion[]) {
  const [first, ...later] = kase.reports;
  const newest = later.at(-1);
  if (!first || !newest) return null;
  const answersOf = async (one: number, report: typeof first) =>
    one === place ? now : ((await readingOf(tx, report))?.answers ?? []);
  return changesBetween(await answersOf(0, first), await answersOf(later.length, newest));
}

export function changesBetween(first: AnsweredQuestion[], second: AnsweredQuestion[]): Changes {
  const { changed, expected, notComparable } = compareReports(first, second);
  return { changed: changed.length, expected: expected.length, notComparable: notComparable.length };
}
