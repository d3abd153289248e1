import type { AnsweredQuestion } from './report.ts';

export type Changed = { field: string; question: string; before: string | null; after: string | null };
export type PhaseDiff = { changed: Changed[]; expected: Changed[]; notComparable: Changed[]; same: number };

/** Answers that must differ between an initial report and its follow-up. */
const EXPECTED = new Set(['reportType', 'caseReference']);
/** Questions that only one of the two kinds of report asks. */
const ONE_SIDED = new Set(['delayReason', 'measures', 'recurrence']);

/** A follow-up beside the first report, answer by answer. An answer withheld on one side cannot be compared. */
export function compareReports(first: AnsweredQuestion[], second: AnsweredQuestion[]): PhaseDiff {
  const diff: PhaseDiff = { changed: [], expected: [], notComparable: [], same: 0 };
  const earlier = new Map(first.map((answer) => [answer.field, answer]));
  for (const now of second) {
    const before = earlier.get(now.field);
    if (!before) continue;
    const change = { field: now.field, question: now.question, before: before.value, after: now.value };
    if (alike(before, now)) diff.same += 1;
    else if (EXPECTED.has(now.field)) diff.expected.push(change);
    else if (before.withheld !== now.withheld || unreadable(before, now)) diff.notComparable.push(change);
    else if (ONE_SIDED.has(now.field) || onlyEmpty(before, now)) diff.same += 1;
    else diff.changed.push(change);
  }
  return diff;
}

function alike(before: AnsweredQuestion, now: AnsweredQuestion): boolean {
  return before.withheld === now.withheld && plain(before.value) === plain(now.value);
}

function unreadable(before: AnsweredQuestion, now: AnsweredQuestion): boolean {
  return before.state === 'to-check' || now.state === 'to-check';
}

function onlyEmpty(before: AnsweredQuestion, now: AnsweredQuestion): boolean {
  return plain(before.value) === '' && plain(now.value) === '';
}

/** Spacing, case and quotes that a word processor changes are no change of answer. */
export function plain(value: string | null): string {
  return (value ?? '')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}
