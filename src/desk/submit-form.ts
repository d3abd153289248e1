import type { Answers, Form } from '../../blocks/kit.ts';
import { wasDone } from './change-case.ts';
import type { Answered, Person, TakingForm } from './deed.ts';
import type { Desk } from './desk.ts';
import { isDrafted, keepDraft, madeFrom } from './drafts.ts';
import { ensureOpen, nextRecorded } from './record-opening.ts';

type Submitted = { id: string; answers: Answers; context: Form['context']; cause: string };

/**
 * Takes the answers of a form. Words that are meant to leave the office are kept first, so that whatever refuses them
 * loses nothing; they are kept until their letter has left.
 */
export async function submitForm(
  desk: Desk,
  person: Person,
  form: TakingForm,
  { id, answers, context, cause }: Submitted,
): Promise<Answered> {
  const { reference = '' } = context;
  const keeps = isDrafted(id) && reference !== '';
  if (keeps) {
    await ensureOpen(desk, person, { reference, version: 0 });
    // A form that is sent twice may come again when its letter has left.
    if (!(await wasDone(desk, reference, cause))) await keepDraft(desk, person.id, id, context, answers);
  }
  const answered = await form.submit(desk, person, answers, context, cause);
  if (!('next' in answered)) return answered;
  return { next: await nextRecorded(desk, person, keeps ? madeFrom(answers, answered.next) : answered.next) };
}

/** What to add to a refusal of such a form. */
export function keptWords(id: string): string {
  return isDrafted(id) ? ' Your words are kept: open the form again and they stand in it.' : '';
}
