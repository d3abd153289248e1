import extendBlocks from '../../../blocks/extend-form.ts';
import { defaultAnswerBy } from '../../case/commitments.ts';
import { dayWords } from '../../case/counting.ts';
import { restingOf } from '../../case/replay.ts';
import type { DeskForm } from '../deed.ts';
import { targetOf, textOf } from '../deed.ts';
import { extendAnswerOf } from '../work-case.ts';
import { answerByProblem, answerByWords } from './answer-by.ts';
import { caseForm, fileFor } from './case-form.ts';

export const extendForm: DeskForm = {
  open: async (desk, person, on) => {
    const file = await fileFor(desk, person, on, 'extend');
    const resting = restingOf(file.kase);
    const date = defaultAnswerBy(desk.clock.now(), desk.calendar, desk.rules);
    return extendBlocks.render({
      ...caseForm(file),
      asked: resting.status === 'waiting-for-controller' ? dayWords(resting.request.answerBy) : '',
      answerBy: { date, words: answerByWords(desk, date) },
    });
  },
  submit: async (desk, person, answers, context, cause) => {
    const answerBy = textOf(answers, 'answerBy');
    const problem = answerByProblem(desk, answerBy);
    if (problem || !answerBy) return { errors: { answerBy: problem ?? '' } };
    return { done: await extendAnswerOf(desk, person, targetOf(context), cause, { answerBy }) };
  },
};
