import askBlocks from '../../../blocks/ask-form.ts';
import type { Form } from '../../../blocks/kit.ts';
import { defaultAnswerBy } from '../../case/commitments.ts';
import type { Report } from '../../case/report.ts';
import { awarenessOf } from '../../case/report-facts.ts';
import type { DeskForm, Person } from '../deed.ts';
import { targetOf, textOf, ticksOf } from '../deed.ts';
import type { Desk } from '../desk.ts';
import { beginsIn } from '../letter-begun.ts';
import { factsFor, newestReport } from '../letter-facts.ts';
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

export const askForm: DeskForm = {
  open: (desk, person, on) =>
    signedFirst(person, 'ask', on, async () => {
      const file = await fileFor(desk, person, on, 'ask');
      const report = (await newestReport(desk, file))?.fields ?? null;
      return askWith(desk, person, file, { bank: bankFor(desk, file, report), parts: {} });
    }),
  submit: async (desk, person, answers, context) => {
    const on = targetOf(context);
    const file = await fileFor(desk, person, on, 'ask');
    const ticked = ticksOf(answers, 'questionBank');
    const chosen = desk.policy.questions.filter(({ id }) => ticked.includes(id)).map(({ text }) => text);
    const questions = [...chosen, ...linesIn(textOf(answers, 'ownQuestions'))];
    if (questions.length === 0) return { errors: { ownQuestions: 'Tick a question or write one of your own.' } };
    const answerBy = textOf(answers, 'answerBy');
    const problem = answerByProblem(desk, answerBy);
    if (problem) return { errors: { answerBy: problem } };
    const facts = { ...(await factsFor(desk, file, 'request', person)), questions, answerBy };
    const { opening, closing } = partsIn(answers);
    const parts = { ...(opening !== undefined && { opening }), ...(closing !== undefined && { closing }) };
    return { next: previewOf(desk, file, on, facts, parts, beginsIn(context)) };
  },
};

type Asking = Beginning & { bank: ReturnType<typeof bankFor>; ownQuestions?: string };

/** The request as an officer finds it, with what is already ticked and written. */
export async function askWith(desk: Desk, person: Person, file: DoubtedFile, begun: Asking): Promise<Form> {
  const date = defaultAnswerBy(desk.clock.now(), desk.calendar, desk.rules);
  const facts = { ...(await factsFor(desk, file, 'request', person)), answerBy: date };
  const shown = shownLetter(desk, file, facts, begun.parts);
  return askBlocks.render({
    ...begunForm(file, begun),
    bank: begun.bank,
    ...(begun.ownQuestions !== undefined && { ownQuestions: begun.ownQuestions }),
    answerBy: { date, words: answerByWords(desk, date) },
    // The questions have fields of their own here; they stand in the letter once it is shown whole.
    letter: { ...shown, pieces: shown.pieces.filter((piece) => !('id' in piece) || piece.id !== 'questions') },
  });
}

/** Ticked are the questions that the newest report leaves open. */
export function bankFor(desk: Desk, { kase }: DoubtedFile, report: Report | null) {
  return desk.policy.questions.map(({ id, text, why }) => {
    const open = report ? (opened[id]?.(report) ?? false) : false;
    const late = id === 'delay' && awarenessOf(kase)?.within72h === false && !report?.delayReason;
    return { id, question: text, why: open || late ? why : '', ticked: open || late };
  });
}

const opened: Record<string, (report: Report) => boolean> = {
  'when-told': (report) => !report.toldSubjects && !report.toldDetails,
  cause: (report) => !report.whatHappened,
  numbers: (report) => !report.subjectCount || report.subjectCount.value === null || report.subjectCount.approximate,
  data: (report) => report.dataCategories.length === 0,
  consequences: (report) => !report.consequences,
  measures: (report) => report.reportType === 'follow_up' && !report.measures,
  recurrence: (report) => report.reportType === 'follow_up' && !report.recurrence,
  training: (report) => !report.training,
};
