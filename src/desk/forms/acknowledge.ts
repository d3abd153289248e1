import acknowledgeBlocks from '../../../blocks/acknowledge-form.ts';
import { acknowledge } from '../../case/acknowledge.ts';
import { defaultAnswerBy } from '../../case/commitments.ts';
import type { DeskForm } from '../deed.ts';
import { targetOf, textOf } from '../deed.ts';
import { factsFor } from '../letter-facts.ts';
import { postLetter } from '../post-letter.ts';
import { answerByProblem, answerByWords } from './answer-by.ts';
import { caseForm, fileFor, linesIn, partsIn, shownLetter, signedFirst } from './case-form.ts';
import { previewOf } from './preview.ts';

export const acknowledgeForm: DeskForm = {
  open: (desk, person, on) =>
    signedFirst(person, 'acknowledge', on, async () => {
      const file = await fileFor(desk, person, on, 'acknowledge');
      const facts = await factsFor(desk, file, 'acknowledgement', person);
      const date = defaultAnswerBy(desk.clock.now(), desk.calendar, desk.rules);
      const answerBy = { date, words: answerByWords(desk, date) };
      return acknowledgeBlocks.render({ ...caseForm(file), letter: shownLetter(desk, file, facts), answerBy });
    }),
  submit: async (desk, person, answers, context, cause) => {
    const on = targetOf(context);
    const file = await fileFor(desk, person, on, 'acknowledge');
    const facts = await factsFor(desk, file, 'acknowledgement', person);
    const parts = partsIn(answers);
    const questions = linesIn(textOf(answers, 'ownQuestions'));
    const answerBy = textOf(answers, 'answerBy');
    if (questions.length > 0) {
      const problem = answerByProblem(desk, answerBy);
      if (problem) return { errors: { answerBy: problem } };
      // A letter is shown whole before it is sent, and this one is another letter now.
      return { next: previewOf(desk, file, on, { ...facts, questions, answerBy }, parts) };
    }
    const done = await postLetter(desk, person, on, cause, {
      facts,
      parts,
      verb: (kase, at, leaving) => acknowledge(kase, person, at, { ...leaving, request: null }),
    });
    return { done };
  },
};
