import referBlocks from '../../../blocks/refer-form.ts';
import type { DeskForm } from '../deed.ts';
import { targetOf, textOf } from '../deed.ts';
import { referCase } from '../work-case.ts';
import { caseForm, fileFor } from './case-form.ts';

export const referForm: DeskForm = {
  open: async (desk, person, on) => referBlocks.render(caseForm(await fileFor(desk, person, on, 'refer'))),
  submit: async (desk, person, answers, context, cause) => {
    const outward = [textOf(answers, 'outward'), textOf(answers, 'note')].filter((words) => words !== null);
    const input = { outward: outward.length > 0 ? outward.join('\n\n') : null };
    return { done: await referCase(desk, person, targetOf(context), cause, input) };
  },
};
