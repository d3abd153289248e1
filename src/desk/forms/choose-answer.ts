import chooseBlocks, { menuIds } from '../../../blocks/choose-answer-form.ts';
import { NotAllowed } from '../../case/not-allowed.ts';
import { isUnanswered } from '../../case/report-facts.ts';
import { reportAt } from '../../case/second-look.ts';
import type { DeskForm } from '../deed.ts';
import { targetOf, textOf } from '../deed.ts';
import { readingOf } from '../reading-of.ts';
import { caseForm, fileFor } from './case-form.ts';
import { correctionOf } from './correct-answer.ts';
import { placeOf } from './report.ts';

/** First which answer is wrong, then what it should be. */
export const chooseAnswerForm: DeskForm = {
  open: async (desk, person, on) => {
    const file = await fileFor(desk, person, on, 'correct-answer');
    const place = placeOf(file.kase, on);
    const report = reportAt(file.kase, place);
    const reading = await readingOf(desk.db, report);
    if (!reading) throw new NotAllowed('The answers of this report are no longer kept.');
    if (isUnanswered(report)) throw new NotAllowed('Nothing of this report is known yet. Enter answers by hand first.');
    return chooseBlocks.render({ ...caseForm(file, { id: String(place) }), questions: reading.answers });
  },
  submit: async (desk, person, answers, context) => {
    const field = menuIds.map((id) => textOf(answers, id)).find((chosen) => chosen !== null);
    if (!field) return { errors: { field: 'Choose the answer that is wrong.' } };
    return { next: await correctionOf(desk, person, targetOf(context), field) };
  },
};
