import type { Answers } from '../../../blocks/kit.ts';
import type { Asked } from '../../../blocks/parts/answer-fields.ts';
import { questionOf } from '../../case/questions.ts';
import { answerIn, type Reading } from '../../case/with-answer.ts';
import type { Desk } from '../desk.ts';
import type { GivenAnswer } from '../give-answers.ts';
import { givenIn } from './given-in.ts';

/** What card, clocks and letters live on: asked whenever an officer takes a report down or makes it out. */
const main = [
  'threshold',
  'whatHappened',
  'cyber',
  'discoveredAt',
  'happenedAt',
  'dataCategories',
  'subjectCount',
  'subjectCategories',
  'consequences',
  'likelihood',
  'actions',
  'toldSubjects',
  'controllerName',
];

export function mainQuestions(reading: Reading | null, except: string[] = []): Asked[] {
  const fields = main.filter((field) => !except.includes(field));
  return fields.map((field) => ({ question: questionOf(field), given: reading && answerIn(reading, field) }));
}

/** Every answer that was given, each in a field of its own name; all that is wrong with them together. */
export function mainAnswers(
  desk: Desk,
  answers: Answers,
  asked: Asked[],
): { given: GivenAnswer[]; errors: Record<string, string> } {
  const typed = asked.map(({ question }) => ({ question, typed: givenIn(desk, answers, question, question.field) }));
  const wrong = typed.flatMap(({ typed }) => ('errors' in typed ? [typed.errors] : []));
  const given = typed.flatMap(({ question, typed }) =>
    'given' in typed ? [{ field: question.field, given: typed.given }] : [],
  );
  return { given, errors: Object.assign({}, ...wrong) };
}
