import reopenBlocks from '../../../blocks/reopen-form.ts';
import type { DeskForm } from '../deed.ts';
import { targetOf, textOf } from '../deed.ts';
import { dutiesOf } from '../describe-case.ts';
import { reopenCase } from '../work-case.ts';
import { caseForm, fileFor } from './case-form.ts';

export const reopenForm: DeskForm = {
  open: async (desk, person, on) => {
    const file = await fileFor(desk, person, on, 'reopen');
    const closed = dutiesOf(desk, file.kase).at(-1);
    return reopenBlocks.render({ ...caseForm(file), closed: [closed?.what, ...(closed?.rest ?? [])].join(' · ') });
  },
  submit: async (desk, person, answers, context, cause) => {
    const reason = textOf(answers, 'reason');
    if (!reason) return { errors: { reason: 'Say why it opens again.' } };
    return { done: await reopenCase(desk, person, targetOf(context), cause, { reason }) };
  },
};
