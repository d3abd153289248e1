import visibilityBlocks from '../../../blocks/visibility-form.ts';
import { ensure } from '../../case/lifecycle.ts';
import { setVisibility } from '../../case/visibility.ts';
import { sectors } from '../../case/vocabulary.ts';
import { changeCase } from '../change-case.ts';
import { settledSince } from '../changed-since.ts';
import type { DeskForm } from '../deed.ts';
import { targetOf, textOf, ticksOf } from '../deed.ts';
import { openFile, organisationWords } from '../find-cases.ts';
import { allOfficers } from '../officers.ts';
import { caseForm } from './case-form.ts';

export const visibilityForm: DeskForm = {
  open: async (desk, person, on) => {
    // A lead may change who sees a case without seeing it, so this form shows nothing of it but its reference.
    const file = await openFile(desk.db, on.reference);
    ensure('restrict', file.kase, person);
    const { members, onePerson } = file.kase.visibility;
    const officers = await allOfficers(desk.db);
    return visibilityBlocks.render({
      ...caseForm(file),
      organisation: organisationWords(file),
      restricted: members !== null,
      officers: officers.map(({ id, name }) => ({ value: id, label: name })),
      members: members ?? [],
      sectors: sectors.map((sector) => ({ value: sector, label: sector })),
      onePerson,
    });
  },
  submit: async (desk, person, answers, context, cause) => {
    const on = targetOf(context);
    const restricted = answers['restricted'] === 'yes';
    const sector = textOf(answers, 'onePerson');
    const reason = textOf(answers, 'reason');
    await changeCase(desk, { reference: on.reference, cause }, async (kase, keep, tx) => {
      const events = setVisibility(kase, person, desk.clock.now(), {
        members: restricted ? ticksOf(answers, 'members') : null,
        onePerson: sectors.find((one) => one === sector) ?? null,
        reason: reason ? keep(reason) : null,
      });
      await settledSince(tx, kase, on.version, 'visibility-set');
      return events;
    });
    return { done: { reference: on.reference, said: null } };
  },
};
