import readAgainBlocks from '../../../blocks/read-again-form.ts';
import { reportAt } from '../../case/second-look.ts';
import type { DeskForm } from '../deed.ts';
import { targetOf } from '../deed.ts';
import { readMailAgain, takeReadingAgain } from '../read-again.ts';
import { caseForm, fileFor } from './case-form.ts';
import { placeOf, received } from './report.ts';

/** The mail read once more, and what the new reading has otherwise, before it is taken or left. */
export const readAgainForm: DeskForm = {
  open: async (desk, person, on) => {
    const file = await fileFor(desk, person, on);
    const place = placeOf(file.kase, on);
    const report = reportAt(file.kase, place);
    const again = await readMailAgain(desk, person, file.kase, place);
    return readAgainBlocks.render({
      ...caseForm(file, { id: String(place), reading: again.id }),
      received: received(desk, file.kase, report),
      readers: { before: report.reader ?? null, now: again.reader },
      manual: again.manual,
      worthTaking: again.differing.length > 0 || again.manual !== report.manual,
      differing: again.differing,
    });
  },
  submit: async (desk, person, _answers, context, cause) => {
    const on = targetOf(context);
    const { kase } = await fileFor(desk, person, on);
    const taken = { place: placeOf(kase, on), id: context['reading'] ?? '' };
    return { done: await takeReadingAgain(desk, person, on, cause, taken) };
  },
};
