import caseBlocks from '../../../blocks/case-form.ts';
import type { DeskForm } from '../deed.ts';
import { dutiesOf, stateOf } from '../describe-case.ts';
import { clocksOf } from '../describe-clocks.ts';
import { historyOf } from '../describe-history.ts';
import { namesOf } from '../officers.ts';
import { caseForm, fileFor } from './case-form.ts';

/** The case whole: its clocks and everything that happened, reminders among it. */
export const caseHistoryForm: DeskForm = {
  open: async (desk, person, on) => {
    const file = await fileFor(desk, person, on);
    const names = await namesOf(desk.db);
    const { kase, contact } = file;
    const [duty] = dutiesOf(desk, kase);
    const history = await historyOf(desk, file);
    desk.log.info({ reference: on.reference, officer: person.id }, 'case opened');
    return caseBlocks.render({
      ...caseForm(file),
      state: stateOf(kase, desk.clock.now()),
      duty: [duty?.what ?? 'Nothing is due', duty?.late ?? [], duty?.rest ?? []].flat().join(' · '),
      owner: kase.owner ? names(kase.owner) : null,
      details: contact ? [['Contact', `${contact.name ? `${contact.name}, ` : ''}${contact.address}`]] : [],
      clocks: clocksOf(desk, file).map(({ name, words }) => [name, words]),
      history: history.map(({ when, who, sentence }) => ({ when, who, sentence })),
    });
  },
};
