import type { Case, TextRef } from './case.ts';
import { type Band, bands, type ReportFacts } from './events.ts';
import type { AnsweredQuestion, Count, Report, When } from './report.ts';
import { dataKind } from './vocabulary.ts';
import { atTime, type OfficeCalendar, shiftDay } from './working-days.ts';

/** A report in codes and dates, free of persons and prose. */
export function factsOf(
  read: {
    report: Report | null;
    answers: AnsweredQuestion[];
    manual: string | null;
    flags: string[];
    reader?: string | undefined;
  },
  text: TextRef | null,
  calendar: OfficeCalendar,
): ReportFacts {
  const { report, answers, manual, flags, reader } = read;
  const kinds = report?.dataCategories.map(dataKind) ?? [];
  return {
    answers: text,
    kind: report?.reportType === 'follow_up' ? 'follow-up' : (report?.reportType ?? null),
    awareBetween: between(report?.discoveredAt ?? null, calendar),
    happenedOn: report?.happenedAt?.date ?? null,
    peopleBand: bandOf(report?.subjectCount ?? null),
    dataKinds: [...new Set(kinds)],
    threshold: thresholdOf(report?.threshold ?? null),
    counts: {
      read: tally(answers, 'read'),
      notStated: tally(answers, 'not-stated'),
      toCheck: tally(answers, 'to-check'),
      doesNotApply: tally(answers, 'does-not-apply'),
    },
    manual,
    flags,
    ...(reader !== undefined && { reader }),
  };
}

/** The data set's size bands, by the most people it may be. */
function bandOf(count: Count | null): Band | null {
  if (count?.value === null || count === null) return null;
  const uppers = [9, 99, 999, 9_999, 99_999, Number.POSITIVE_INFINITY];
  return count.value < 1
    ? null
    : (bands[uppers.findIndex((upper) => count.value !== null && count.value <= upper)] ?? null);
}

/** Nothing is known of what the form asks: nobody and nothing has read it. */
export function isUnanswered({ counts }: ReportFacts): boolean {
  return Object.values(counts).every((count) => count === 0);
}

/** A person has to give its answers, or to settle them. */
export function awaitsAnswers(report: ReportFacts): boolean {
  return report.manual !== null || isUnanswered(report);
}

export function everythingRead(kase: Case) {
  const words = () => 'The report has been read. What is wrong in it is put right by Correct an answer in Show report.';
  return kase.reports.some(awaitsAnswers) ? null : words;
}

export function nothingAnswered(kase: Case) {
  const words = () => 'No answer of the report is known yet. Enter answers by hand first.';
  return kase.reports.every(isUnanswered) ? words : null;
}

export function noMail(kase: Case) {
  const words = () => 'This report came by telephone or post: there is no mail to read again.';
  return kase.reports.some(({ message }) => message !== null) ? null : words;
}

export type Awareness = { shortest: number; longest: number; within72h: boolean | null };

/** The controller's 72 hours (UK GDPR Article 33(1)) as fact, in milliseconds; null where the two ends disagree. */
export function awarenessOf(kase: Case): Awareness | null {
  const aware = kase.reports.find((report) => report.awareBetween)?.awareBetween;
  if (!aware) return null;
  const shortest = kase.reportedAt.getTime() - aware[1].getTime();
  const longest = kase.reportedAt.getTime() - aware[0].getTime();
  if (longest < 0) return null;
  const limit = 72 * 3_600_000;
  const within72h = longest <= limit ? true : shortest > limit ? false : null;
  return { shortest: Math.max(shortest, 0), longest, within72h };
}

function between(when: When | null, calendar: OfficeCalendar): [Date, Date] | null {
  if (!when?.date) return null;
  if (when.time) {
    const at = atTime(when.date, when.time, calendar);
    return [at, at];
  }
  return [
    atTime(when.date, '00:00', calendar),
    new Date(atTime(shiftDay(when.date, 1), '00:00', calendar).getTime() - 1),
  ];
}

function thresholdOf(label: string | null): ReportFacts['threshold'] {
  const words = label?.toLowerCase() ?? '';
  if (words.includes('unclear')) return 'unclear';
  if (words.includes('do not consider')) return 'does-not-meet';
  return words.includes('meets the threshold') ? 'meets' : null;
}

function tally(answers: AnsweredQuestion[], state: AnsweredQuestion['state']): number {
  return answers.filter((answer) => answer.state === state).length;
}
