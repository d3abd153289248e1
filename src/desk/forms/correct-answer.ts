import correctBlocks from '../../../blocks/correct-answer-form.ts';
import type { Form, Target } from '../../../blocks/kit.ts';
import { NotAllowed } from '../../case/not-allowed.ts';
import { type Question, questionOf } from '../../case/questions.ts';
import { reportAt } from '../../case/second-look.ts';
import { answerIn } from '../../case/with-answer.ts';
import type { Person, TakingForm } from '../deed.ts';
import { targetOf, ticksOf } from '../deed.ts';
import type { Desk } from '../desk.ts';
import { correctAnswerOf } from '../give-answers.ts';
import { readingOf } from '../reading-of.ts';
import { caseForm, fileFor } from './case-form.ts';
import { givenIn } from './given-in.ts';
import { placeOf, shownAnswers } from './report.ts';

/** One answer as it stands, and a field for what it should be. */
export async function correctionOf(desk: Desk, person: Person, on: Target, field: string): Promise<Form> {
  const file = await fileFor(desk, person, on, 'correct-answer');
  const place = placeOf(file.kase, on);
  const report = reportAt(file.kase, place);
  const reading = await readingOf(desk.db, report);
  const shown = (await shownAnswers(desk, report, reading)).find((answer) => answer.field === field);
  if (!reading || !shown) throw new NotAllowed('That question is not in this report. Open the report again.');
  return correctBlocks.render({
    ...caseForm(file, { id: String(place), field }),
    asked: { question: asWorded(shown), given: answerIn(reading, field) },
    shown,
  });
}

export const correctAnswerForm: TakingForm = {
  open: async () => {
    throw new Error('An answer is chosen before it is corrected');
  },
  submit: async (desk, person, answers, context, cause) => {
    const on = targetOf(context);
    const field = context['field'] ?? '';
    const blank = ticksOf(answers, 'blank').length > 0;
    const typed = blank ? { given: null } : givenIn(desk, answers, questionOf(field), 'answer');
    if ('errors' in typed) return typed;
    if (!typed.given && !blank) {
      return { errors: { answer: 'Give the answer, or tick that the report does not state it.' } };
    }
    const { kase } = await fileFor(desk, person, on);
    const place = placeOf(kase, on);
    const answer = { field, given: typed.given };
    return { done: await correctAnswerOf(desk, person, on, cause, { place, answer }) };
  },
};

/** The question in the words that this report's form has for it. */
function asWorded({ field, question, section }: { field: string; question: string; section: string }): Question {
  return { ...questionOf(field), question, section };
}
