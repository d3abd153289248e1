import type { Answers, Target } from '../../../blocks/kit.ts';
import { NotAllowed } from '../../case/not-allowed.ts';
import { textOf } from '../deed.ts';
import type { Desk } from '../desk.ts';
import { findReference } from '../find-cases.ts';

/** The case that a form's field "reference" names, or what is wrong with it, by field. */
export async function namedCase(desk: Desk, answers: Answers): Promise<Target | { errors: Record<string, string> }> {
  const typed = textOf(answers, 'reference');
  if (!typed) return { errors: { reference: 'Which case does it belong to?' } };
  try {
    return await findReference(desk, typed);
  } catch (error) {
    if (error instanceof NotAllowed) return { errors: { reference: error.message } };
    throw error;
  }
}
