import reassignBlocks from '../../../blocks/reassign-form.ts';
import type { DeskForm } from '../deed.ts';
import { targetOf, textOf } from '../deed.ts';
import { namesOf, officerChosen } from '../officers.ts';
import { reassignCase } from '../work-case.ts';
import { caseForm, fileFor } from './case-form.ts';

export const NO_OFFICER = 'Only a case officer of this desk can be given a case.';

export const reassignForm: DeskForm = {
  receiver: 'to',
  open: async (desk, person, on) => {
    const file = await fileFor(desk, person, on, 'reassign');
    const names = await namesOf(desk.db);
    const { owner } = file.kase;
    return reassignBlocks.render({ ...caseForm(file), owner: owner ? names(owner) : null });
  },
  submit: async (desk, person, answers, context, cause) => {
    const chosen = textOf(answers, 'to');
    if (!chosen) return { errors: { to: 'Choose whom to hand it to.' } };
    const to = await officerChosen(desk.db, chosen);
    if (!to?.worksCases) return { errors: { to: NO_OFFICER } };
    const input = { to: to.id, note: textOf(answers, 'note') };
    return { done: await reassignCase(desk, person, targetOf(context), cause, input) };
  },
};
