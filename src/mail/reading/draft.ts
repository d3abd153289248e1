import type { AnsweredQuestion } from '../../case/report.ts';
import { type Aligned, answerTo, type Found } from './align.ts';
import type { OtherWording } from './choices.ts';
import type { Field, Question } from './edition.ts';

export type Flag = { code: string; note: string };
export type Kind = 'initial' | 'follow_up';

/** A report while it is read: every answer with the question it belongs to, and what was noticed on the way. */
export type Draft = {
  form: Aligned;
  said: { question: Question; answer: AnsweredQuestion }[];
  flags: Flag[];
  /** Questions at which no tick can be seen, those not determined yet, and options in other words. */
  invisible: string[];
  undetermined: string[];
  otherwise: OtherWording[];
  kind: Kind | null;
  cyber: string | null;
  /** Only options that were chosen are printed. */
  chosenOnly: boolean;
};

/** A question of the edition with what was found under it; found is null when it is not on the page. */
export type Asked = { question: Question; found: Found | null };

/** The questions by which the edition asks for a field: none, one, or several that make up one answer. */
export function askedFor(draft: Draft, field: Field): Asked[] {
  const questions = draft.form.edition.questions.filter((question) => question.field === field);
  return questions.map((question) => ({ question, found: answerTo(draft.form, question) }));
}

/** Some questions are for cyber incidents, first reports or follow-ups only. */
export function appliesTo(question: Question, draft: Draft): boolean {
  if (question.only === 'cyber') return draft.cyber !== 'No';
  return question.only === undefined || draft.kind === null || question.only === draft.kind;
}

export function say(draft: Draft, question: Question, answer: AnsweredQuestion): void {
  draft.said.push({ question, answer });
}

/** Every answer in the order of the form; a label that the edition does not have stays where it stood. */
export function answersOf({ form, said }: Draft): AnsweredQuestion[] {
  const places = new Map(form.edition.questions.map((question, index) => [question, index]));
  let before = -1;
  for (const { question } of form.found) {
    if (!places.has(question)) places.set(question, before + 0.5);
    before = Math.floor(places.get(question) ?? before);
  }
  const place = (question: Question) => places.get(question) ?? places.size;
  return said.toSorted((one, other) => place(one.question) - place(other.question)).map(({ answer }) => answer);
}
