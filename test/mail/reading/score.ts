import { isDeepStrictEqual } from 'node:util';
import type { Report } from '../../../src/case/report.ts';
import type { Examined } from './examined.ts';

/** How well some mails were read. A field counts when it is stated, in the mail or in the reading of it. */
export type Score = Record<(typeof measures)[number], number>;

const measures = [
  ...(['mails', 'ticks', 'kept', 'untrue'] as const),
  ...(['right', 'missing', 'wrong', 'invented', 'elsewhere'] as const),
];

export function scoreOf(mails: Examined[]): Score {
  const scores = mails.map(scoreMail);
  // One sum a measure.
  return Object.fromEntries(measures.map((one) => [one, sum(scores.map((score) => score[one]))])) as Score;
}

export function scoreMail({ expected, read }: Examined): Score {
  const [stated, got] = [fieldsOf(expected.fields), fieldsOf(read.fields)];
  const verdicts = [...new Set([...Object.keys(stated), ...Object.keys(got)])].map((field) =>
    judge(stated[field], got[field]),
  );
  const [ticks, marks] = [ticksIn(expected.fields), ticksIn(read.fields)];
  const count = (verdict: string) => verdicts.filter((one) => one === verdict).length;
  return {
    mails: 1,
    ticks: ticks.length,
    kept: ticks.filter((tick) => marks.includes(tick)).length,
    untrue: marks.filter((mark) => !ticks.includes(mark)).length,
    right: count('right'),
    missing: count('missing'),
    wrong: count('wrong'),
    invented: count('invented'),
    elsewhere: otherMistakes(expected, read).length,
  };
}

/** What is wrong with a reading beside its fields. */
function otherMistakes(expected: Examined['expected'], read: Examined['read']): string[] {
  const differing = (['classification', 'references', 'attachments'] as const).filter(
    (part) => !isDeepStrictEqual(expected[part], read[part]),
  );
  return [...differing, ...expected.flags.filter((code) => !read.flags.includes(code))];
}

function judge(stated: unknown, got: unknown): 'right' | 'missing' | 'wrong' | 'invented' {
  if (got === undefined) return 'missing';
  if (stated === undefined) return 'invented';
  return isDeepStrictEqual(stated, got) ? 'right' : 'wrong';
}

/** The fields that say something, those of people one by one. White space is no part of an answer here. */
function fieldsOf(report: Report | null): Record<string, unknown> {
  const { controller, reporter, dpo, ...others } = report ?? {};
  const parts = Object.entries({ controller, reporter, dpo }).flatMap(([who, parts = {}]) =>
    Object.entries(parts).map(([part, value]) => [`${who}.${part}`, value] as const),
  );
  const said = [...Object.entries(others), ...parts].filter(([, value]) => !isSilent(value));
  return Object.fromEntries(said.map(([field, value]) => [field, respaced(value)]));
}

function isSilent(value: unknown): boolean {
  return value === null || value === undefined || value === false || (Array.isArray(value) && value.length === 0);
}

/** A value with every run of white space made one blank, for mails whose lines a program wrapped. */
export function respaced<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value), (_, part) =>
    typeof part === 'string' ? part.replace(/\s+/g, ' ').trim() : part,
  );
}

const ONE_OF = [
  ...(['reportType', 'threshold', 'cyber', 'likelihood', 'cyberAffected', 'impact', 'recovery'] as const),
  ...(['training', 'toldSubjects', 'toldOthers'] as const),
];
const ANY_OF = ['dataCategories', 'subjectCategories', 'systemsAffected'] as const;

function ticksIn(report: Report | null): string[] {
  if (report === null) return [];
  const single = ONE_OF.map((field) => report[field] && `${field}: ${report[field]}`).filter((tick) => tick !== null);
  return [...single, ...ANY_OF.flatMap((field) => report[field].map((label) => `${field}: ${label}`))];
}

function sum(numbers: number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
