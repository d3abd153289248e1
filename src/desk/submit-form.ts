import type { Answers, Form } from '../../blocks/kit.ts';
import type { Answered, DeskForm, Person } from './deed.ts';
import type { Desk } from './desk.ts';
import { dropDrafts, isDrafted, keepDraft } from './drafts.ts';
import { ensureOpen, nextRecorded } from './record-opening.ts';

type Submitted = { id: string; answers: Answers; context: Form['context']; cause: string };

/**
 * Takes the answers of a form. Words that are meant to leave the office are kept first, so that whatever refuses them
 * loses nothing; they are forgotten once their letter is on its way.
 */
export async function submitForm(
  desk: Desk,
  person: Person,
  form: Required<DeskForm>,
  { id, answers, context, cause }: Submitted,
): Promise<Answered> {
  const { reference = '' } = context;
  const keeps = isDrafted(id) && reference !== '';
  if (keeps) {
    await ensureOpen(desk, person, { reference, version: 0 });
    await keepDraft(desk, person.id, id, context, answers);
  }
  const answered = await form.submit(desk, person, answers, context, cause);
  if ('next' in answered) return { next: await nextRecorded(desk, person, answered.next) };
  if (keeps && 'done' in answered) await dropDrafts(desk, person.id, reference);
  return answered;
}

/** What to add to a refusal of such a form. */
export function keptWords(id: string): string {
  return isDrafted(id) ? ' Your words are kept: open the form again and they stand in it.' : '';
}
