import caseBlocks from '../../../blocks/case-form.ts';
import type { Contact } from '../contact.ts';
import type { DeskForm } from '../deed.ts';
import { dutiesOf, stateOf } from '../describe-case.ts';
import { clocksOf } from '../describe-clocks.ts';
import { correctionLines } from '../describe-correction.ts';
import { historyOf } from '../describe-history.ts';
import { remarksOf } from '../describe-remarks.ts';
import { asReadBy, linksOf } from '../linked-cases.ts';
import { ownersOf } from '../officers.ts';
import { caseForm, fileFor } from './case-form.ts';

/** The case whole: its clocks and everything that happened, reminders among it. */
export const caseHistoryForm: DeskForm = {
  open: async (desk, person, on) => {
    const whole = await fileFor(desk, person, on);
    const file = { ...whole, history: await asReadBy(desk.db, person, whole.history) };
    const owners = await ownersOf(desk.db);
    const { kase, contact } = file;
    const [duty] = dutiesOf(desk, kase);
    const history = await historyOf(desk, file);
    const corrections = await correctionLines(desk.db, file.history);
    desk.log.info({ reference: on.reference, officer: person.id }, 'case opened');
    return caseBlocks.render({
      ...caseForm(file),
      state: stateOf(kase, desk.clock.now()),
      duty: [duty?.what ?? 'Nothing is due', duty?.late ?? [], duty?.rest ?? []].flat().join(' · '),
      owner: kase.owner ? owners(kase.owner) : null,
      details: [...contactOf(contact), ...linksOf(file.history)],
      notes: await remarksOf(desk, person, kase),
      clocks: clocksOf(desk, file).map(({ name, words }) => [name, words]),
      history: history.map(({ version, when, who, sentence }) => {
        const correction = corrections.get(version ?? 0);
        return { when, who, sentence: correction ? `${sentence} ${correction}` : sentence };
      }),
    });
  },
};

function contactOf(contact: Contact | null): [string, string][] {
  return contact ? [['Contact', `${contact.name ? `${contact.name}, ` : ''}${contact.address}`]] : [];
}
