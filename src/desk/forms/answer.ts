import answerBlocks from '../../../blocks/answer-form.ts';
import type { Form } from '../../../blocks/kit.ts';
import { NotAllowed } from '../../case/not-allowed.ts';
import { showLetter } from '../../letters/render-letter.ts';
import { type AnswerKind, answerKinds } from '../../policy/template.ts';
import { answerFacts, answerMail, whyUnanswerable } from '../answer-mail.ts';
import type { Person, TakingForm } from '../deed.ts';
import type { Desk } from '../desk.ts';
import { heldMail } from '../held-mails.ts';
import { partsIn } from './case-form.ts';

/** The answer whole, with the address it goes to: the last look before Send. */
export async function showAnswer(desk: Desk, person: Person, id: string, kind: AnswerKind): Promise<Form> {
  const mail = await desk.db.transaction((tx) => heldMail(tx, id));
  const why = whyUnanswerable(desk, mail.mail);
  if (why) throw new NotAllowed(`This mail cannot be answered. ${why}`);
  const from = mail.mail.envelope.from;
  const to = from && `${from.name ? `${from.name}, ` : ''}${from.address} (where the mail came from)`;
  const { subject, pieces } = showLetter(await answerFacts(desk, person, mail, kind), {}, desk.policy);
  return answerBlocks.render({ mail: id, kind, letter: { to, subject, pieces } });
}

export const answerForm: TakingForm = {
  open: async () => {
    throw new Error('An answer is shown whole after the mail that it answers');
  },
  submit: async (desk, person, answers, context) => {
    const kind = answerKindNamed(context['kind']);
    const parts = partsIn(answers);
    if (!parts['body']?.trim()) return { errors: { body: 'Write the answer.' } };
    return { done: await answerMail(desk, person, context['id'] ?? '', { kind, parts }) };
  },
};

export function answerKindNamed(name: unknown): AnswerKind {
  const kind = answerKinds.find((one) => one === name);
  if (!kind) throw new NotAllowed('Choose the answer first.');
  return kind;
}
