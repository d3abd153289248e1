import recallBlocks from '../../../blocks/recall-form.ts';
import { NotAllowed } from '../../case/not-allowed.ts';
import { showLetter } from '../../letters/render-letter.ts';
import { type TakingForm, targetOf } from '../deed.ts';
import { recallFacts, sendRecall } from '../send-recall.ts';
import { sentLetter } from '../sent-letters.ts';
import { caseForm, fileFor, signedFirst } from './case-form.ts';

/** The recall note whole, with the address that the letter went to. */
export const recallForm: TakingForm = {
  open: (desk, person, on) =>
    signedFirst(person, 'recall', on, async () => {
      const file = await fileFor(desk, person, on, 'recall');
      const sent = await sentLetter(desk.db, on.reference, meant(on.id));
      const { subject, pieces } = showLetter(await recallFacts(desk, file, sent, person), {}, desk.policy);
      const to = `${sent.address} (where that letter went)`;
      return recallBlocks.render({ ...caseForm(file, { id: sent.id }), letter: { to, subject, pieces } });
    }),
  submit: async (desk, person, _answers, context, cause) => {
    const on = targetOf(context);
    return { done: await sendRecall(desk, person, on, cause, meant(on.id)) };
  },
};

function meant(id: string | undefined): string {
  if (!id) throw new NotAllowed('This button does not say which letter it means. Open the card again.');
  return id;
}
