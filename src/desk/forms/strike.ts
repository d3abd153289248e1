import strikeBlocks from '../../../blocks/strike-form.ts';
import { standingRemark } from '../../case/strike-words.ts';
import type { DeskForm } from '../deed.ts';
import { targetOf, textOf } from '../deed.ts';
import { remarkTeller } from '../describe-remarks.ts';
import { strikeFromCase } from '../strike-from-case.ts';
import { caseForm, fileFor } from './case-form.ts';

/** The words that are to be erased, whole, and why. */
export const strikeForm: DeskForm = {
  open: async (desk, person, on) => {
    const file = await fileFor(desk, person, on);
    const remark = standingRemark(file.kase, person, on.id ?? '');
    const shown = await remarkTeller(desk, [remark]);
    return strikeBlocks.render({ ...caseForm(file, { id: remark.words }), remark: shown(remark) });
  },
  submit: async (desk, person, answers, context, cause) => {
    const reason = textOf(answers, 'reason');
    if (!reason) return { errors: { reason: 'Say why the words are struck.' } };
    return { done: await strikeFromCase(desk, person, targetOf(context), cause, { reason }) };
  },
};
