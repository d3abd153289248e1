import closeBlocks from '../../../blocks/close-without-reply-form.ts';
import { dayAndTime } from '../../case/counting.ts';
import type { DeskForm } from '../deed.ts';
import { targetOf, textOf } from '../deed.ts';
import { closeCaseWithoutReply } from '../work-case.ts';
import { caseForm, fileFor } from './case-form.ts';

export const closeWithoutReplyForm: DeskForm = {
  open: async (desk, person, on) => {
    const file = await fileFor(desk, person, on, 'close-without-reply');
    const { promise } = file.kase;
    const due = dayAndTime(promise.dueAt, desk.clock.now(), desk.calendar);
    return closeBlocks.render({
      ...caseForm(file),
      reasons: desk.policy.noReplyReasons.map(({ id, title }) => ({ value: id, label: title })),
      follows: promise.kept ? 'The case closes at once.' : `The promise of ${due} ends with this, and the case closes.`,
    });
  },
  submit: async (desk, person, answers, context, cause) => {
    const reason = desk.policy.noReplyReasons.find(({ id }) => id === answers['reason']);
    if (!reason) return { errors: { reason: 'Choose why no reply is needed.' } };
    const words = textOf(answers, 'words');
    const input = { reason: words ? `${reason.text}\n\n${words}` : reason.text };
    return { done: await closeCaseWithoutReply(desk, person, targetOf(context), cause, input) };
  },
};
