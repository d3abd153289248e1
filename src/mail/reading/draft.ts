import type { AnsweredQuestion } from '../../case/report.ts';
import { type Aligned, answerTo, type Found } from './align.ts';
import type { Field, Question } from './edition.ts';

export type Flag = { code: string; note: string };
export type Kind = 'initial' | 'follow_up';

/** A report while it is read: every answer, what looked wrong, and which questions showed no tick. */
export type Draft = {
  form: Aligned;
  answers: AnsweredQuestion[];
  flags: Flag[];
  invisible: string[];
  kind: Kind | null;
  cyber: string | null;
};

/** The question as the edition knows it, with what was found under it; found is null when it is not on the page. */
export function asked(draft: Draft, field: Field): { question: Question; found: Found | null } {
  const question = draft.form.edition.questions.find((one) => one.field === field);
  if (!question) throw new Error(`The edition "${draft.form.edition.name}" has no question for ${field}: add it`);
  return { question, found: answerTo(draft.form, field) };
}

/** Some questions are for cyber incidents, first reports or follow-ups only. */
export function appliesTo(question: Question, draft: Draft): boolean {
  if (question.only === 'cyber') return draft.cyber !== 'No';
  return question.only === undefined || draft.kind === null || question.only === draft.kind;
}
