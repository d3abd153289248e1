import { isDeepStrictEqual } from 'node:util';
import type { AnsweredQuestion, Report } from '../../case/report.ts';

/** The questions that two copies of a report answer otherwise. A copy that says less, or lost its ticks, is no contradiction. */
export function differingAnswers(one: AnsweredQuestion[], other: AnsweredQuestion[]): string[] {
  return differing(one, other).map(({ question }) => question);
}

/** What two reports in one mail agree on. Neither is taken at its word where they differ, and where one is silent it is not. */
export function agreedBy<Form extends { report: Report; answers: AnsweredQuestion[] }>(one: Form, other: Form): Form {
  const open = new Set(differing(one.answers, other.answers));
  if (open.size === 0) return one;
  const answers = one.answers.map((answer): AnsweredQuestion => {
    return open.has(answer) ? { ...answer, state: 'to-check', value: null } : answer;
  });
  return { ...one, answers, report: agreed(one.report, other.report) };
}

function agreed<Part extends object>(one: Part, other: Part): Part {
  const parts = Object.entries(one).map(([key, value]) => {
    const beside: unknown = other[key as keyof Part]; // both have the same keys
    if (isDeepStrictEqual(value, beside) || isSilent(value) || isSilent(beside)) return [key, value];
    if (PARTED.has(key)) return [key, agreed(value, beside as object)]; // a person or an organisation in both
    return [key, Array.isArray(value) ? [] : null];
  });
  return Object.fromEntries(parts);
}

const PARTED = new Set(['controller', 'reporter', 'dpo']);

function isSilent(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}

function differing(one: AnsweredQuestion[], other: AnsweredQuestion[]): AnsweredQuestion[] {
  const answers = new Map(other.map((answer) => [answer.field, answer]));
  return one.filter((answer) => {
    const beside = answers.get(answer.field);
    const both = beside?.value !== null && beside?.value !== undefined && answer.value !== null;
    return both && plain(answer.value) !== plain(beside.value);
  });
}

function plain(value: string | null): string {
  return (value ?? '')
    .replace(/[\s\u00A0]+/g, ' ')
    .trim()
    .toLowerCase();
}
