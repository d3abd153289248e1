import type { Answers, Form, Message, Target } from '../../blocks/kit.ts';
import type { LetterId, Officer } from '../case/case.ts';
import type { Desk } from './desk.ts';

/** The officer at the other end of a click or a command. */
export type Person = Officer & { name: string };

/** What came of it: which card changed, and what only this officer is told. */
export type Done = {
  reference: string | null;
  said: Message | null;
  /** The letter of which it is said that it waits. */
  waits?: LetterId;
};

/** Something that one press does. Throws NotAllowed with a sentence for the officer. */
export type Deed = (desk: Desk, person: Person, on: Target, cause: string) => Promise<Done>;

/** A form: opened from the case as it is now, and what its answers do. */
export type DeskForm = {
  open: (desk: Desk, person: Person, on: Target) => Promise<Form>;
  submit?: (desk: Desk, person: Person, answers: Answers, context: Form['context'], cause: string) => Promise<Answered>;
  /** The field that says who is to have the case. Their chat is asked first whether they may. */
  receiver?: string;
};

export type TakingForm = DeskForm & Required<Pick<DeskForm, 'submit'>>;

/** errors by field id keep the form open; next puts another form in its place. */
export type Answered = { errors: Record<string, string> } | { next: Form } | { done: Done };

/** The text of a field, trimmed; empty is null. */
export function textOf(answers: Answers, id: string): string | null {
  const answer = answers[id];
  return typeof answer === 'string' && answer.trim() !== '' ? answer.trim() : null;
}

/** The ticks of a field. */
export function ticksOf(answers: Answers, id: string): string[] {
  const answer = answers[id];
  return Array.isArray(answer) ? answer : [];
}

/** The case a form was opened for, from the ids it brought back. */
export function targetOf(context: Form['context']): Target {
  const { reference = '', version = '0', id } = context;
  return { reference, version: Number(version), ...(id !== undefined && { id }) };
}
