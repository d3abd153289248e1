import { eq } from 'drizzle-orm';
import signatureBlocks from '../../../blocks/signature-form.ts';
import { officers } from '../../../db/officers.ts';
import type { DeskForm } from '../deed.ts';
import { targetOf, textOf } from '../deed.ts';
import { hoursOf, setHours } from '../officer-hours.ts';
import { setSignature } from '../officers.ts';
import { acknowledgeForm } from './acknowledge.ts';
import { askForm } from './ask.ts';
import { askReadableForm } from './ask-readable.ts';
import type { Signing } from './case-form.ts';
import { decideForm } from './decide.ts';
import { fileMailForm } from './file-mail.ts';
import { recallForm } from './recall.ts';
import { remindForm } from './remind.ts';
import { sendReturnedForm } from './send-returned.ts';
import { hoursIn } from './settings-hours.ts';
import { writeForm } from './write.ts';

/** The forms that may have sent an officer here first. */
const waiting = {
  acknowledge: acknowledgeForm,
  ask: askForm,
  'ask-readable': askReadableForm,
  decide: decideForm,
  write: writeForm,
  recall: recallForm,
  remind: remindForm,
  'file-mail': fileMailForm,
  'send-returned': sendReturnedForm,
} satisfies Record<Signing, DeskForm>;

export const signatureForm: DeskForm = {
  open: async (desk, person) => {
    const [card] = await desk.db.select().from(officers).where(eq(officers.id, person.id));
    if (!card) throw new Error(`There is no officer ${person.id}`);
    return signatureBlocks.render({
      name: card.name,
      title: card.title ?? '',
      telephone: card.telephone ?? '',
      initials: card.initials ?? '',
      notice: null,
      hours: hoursOf(desk, card),
    });
  },
  submit: async (desk, person, answers, context) => {
    const name = textOf(answers, 'name');
    const title = textOf(answers, 'title');
    const given = hoursIn(answers);
    const errors = {
      ...(name ? {} : { name: 'Letters are signed with a name.' }),
      ...(title ? {} : { title: 'Letters say what you are, such as Case Officer.' }),
      ...(given && 'errors' in given && given.errors),
    };
    if (!name || !title || Object.keys(errors).length > 0) return { errors };
    const telephone = textOf(answers, 'telephone');
    await setSignature(desk, person.id, { name, title, telephone, initials: textOf(answers, 'initials') });
    if (given && 'hours' in given) await setHours(desk, person.id, given.hours);
    const form = waitingFor(context['act']);
    if (form) return { next: await form.open(desk, { ...person, name }, targetOf(context)) };
    return { done: { reference: null, said: null } };
  },
};

function waitingFor(act = ''): DeskForm | null {
  return isSigning(act) ? waiting[act] : null;
}

function isSigning(act: string): act is Signing {
  return Object.hasOwn(waiting, act);
}
