import acknowledgeBlocks from '../../../blocks/acknowledge-form.ts';
import type { Form } from '../../../blocks/kit.ts';
import { acknowledge } from '../../case/acknowledge.ts';
import { defaultAnswerBy } from '../../case/commitments.ts';
import type { DeskForm, Person } from '../deed.ts';
import { targetOf, textOf } from '../deed.ts';
import type { Desk } from '../desk.ts';
import { beginsIn } from '../letter-begun.ts';
import { factsFor } from '../letter-facts.ts';
import { postLetter } from '../post-letter.ts';
import { answerByProblem, answerByWords } from './answer-by.ts';
import {
  type Beginning,
  begunForm,
  type DoubtedFile,
  fileFor,
  linesIn,
  partsIn,
  shownLetter,
  signedFirst,
} from './case-form.ts';
import { previewOf } from './preview.ts';

export const acknowledgeForm: DeskForm = {
  open: (desk, person, on) =>
    signedFirst(person, 'acknowledge', on, async () => {
      const file = await fileFor(desk, person, on, 'acknowledge');
      return acknowledgeWith(desk, person, file, { parts: {} });
    }),
  submit: async (desk, person, answers, context, cause) => {
    const on = targetOf(context);
    const file = await fileFor(desk, person, on, 'acknowledge');
    const facts = await factsFor(desk, file, 'acknowledgement', person);
    const parts = partsIn(answers);
    const begins = beginsIn(context);
    const questions = linesIn(textOf(answers, 'ownQuestions'));
    const answerBy = textOf(answers, 'answerBy');
    if (questions.length > 0) {
      const problem = answerByProblem(desk, answerBy);
      if (problem) return { errors: { answerBy: problem } };
      // A letter is shown whole before it is sent, and this one is another letter now.
      return { next: previewOf(desk, file, on, { ...facts, questions, answerBy }, parts, begins) };
    }
    const done = await postLetter(desk, person, on, cause, {
      facts,
      parts,
      begins,
      verb: (kase, at, leaving) => acknowledge(kase, person, at, { ...leaving, request: null }),
    });
    return { done };
  },
};

type Begun = Beginning & { ownQuestions?: string; answerBy?: string | null };

/** The acknowledgement as an officer finds it, with what is already written. */
export async function acknowledgeWith(desk: Desk, person: Person, file: DoubtedFile, begun: Begun): Promise<Form> {
  const facts = await factsFor(desk, file, 'acknowledgement', person);
  const asked = begun.answerBy ?? null;
  // A day that has come too near since is chosen anew.
  const date =
    asked && !answerByProblem(desk, asked) ? asked : defaultAnswerBy(desk.clock.now(), desk.calendar, desk.rules);
  return acknowledgeBlocks.render({
    ...begunForm(file, begun),
    letter: shownLetter(desk, file, facts, begun.parts),
    ...(begun.ownQuestions !== undefined && { ownQuestions: begun.ownQuestions }),
    answerBy: { date, words: answerByWords(desk, date) },
  });
}
