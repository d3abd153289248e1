import enterBlocks from '../../../blocks/enter-answers-form.ts';
import { givenWords } from '../../case/given.ts';
import { NotAllowed } from '../../case/not-allowed.ts';
import { awaitsAnswers } from '../../case/report-facts.ts';
import { reportAt } from '../../case/second-look.ts';
import type { DeskForm } from '../deed.ts';
import { targetOf } from '../deed.ts';
import { enterAnswersOf } from '../give-answers.ts';
import { readingOf } from '../reading-of.ts';
import { reasonWords } from '../sentences.ts';
import { caseForm, fileFor } from './case-form.ts';
import { mainAnswers, mainQuestions } from './main-questions.ts';
import { placeOf } from './report.ts';

/** The main questions of the form, for a report that no reader could read. */
export const enterAnswersForm: DeskForm = {
  open: async (desk, person, on) => {
    const file = await fileFor(desk, person, on, 'enter-answers');
    const place = placeOf(file.kase, on);
    const report = reportAt(file.kase, place);
    if (!awaitsAnswers(report)) {
      throw new NotAllowed('This report has been read. What is wrong in it is put right by Correct an answer.');
    }
    return enterBlocks.render({
      ...caseForm(file, { id: String(place) }),
      manual: report.manual && reasonWords(report.manual),
      asked: mainQuestions(await readingOf(desk.db, report)),
    });
  },
  /** Only what was not known so already is entered. */
  submit: async (desk, person, answers, context, cause) => {
    const on = targetOf(context);
    const { kase } = await fileFor(desk, person, on);
    const place = placeOf(kase, on);
    const asked = mainQuestions(await readingOf(desk.db, reportAt(kase, place)));
    const { given, errors } = mainAnswers(desk, answers, asked);
    if (Object.keys(errors).length > 0) return { errors };
    const known = new Map(asked.map(({ question, given }) => [question.field, given && givenWords(given)]));
    const fresh = given.filter(({ field, given }) => (given && givenWords(given)) !== known.get(field));
    if (fresh.length === 0) return { errors: { whatHappened: 'Give at least one answer.' } };
    return { done: await enterAnswersOf(desk, person, on, cause, { place, answers: fresh }) };
  },
};
