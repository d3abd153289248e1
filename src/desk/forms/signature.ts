import { eq } from 'drizzle-orm';
import signatureBlocks from '../../../blocks/signature-form.ts';
import { officers } from '../../../db/officers.ts';
import type { DeskForm } from '../deed.ts';
import { targetOf, textOf } from '../deed.ts';
import { setSignature } from '../officers.ts';
import { acknowledgeForm } from './acknowledge.ts';
import { askForm } from './ask.ts';
import { askReadableForm } from './ask-readable.ts';
import { decideForm } from './decide.ts';
import { fileMailForm } from './file-mail.ts';
import { writeForm } from './write.ts';

/** The forms that may have sent an officer here first. */
const waiting: Record<string, DeskForm> = {
  acknowledge: acknowledgeForm,
  ask: askForm,
  'ask-readable': askReadableForm,
  decide: decideForm,
  write: writeForm,
  'file-mail': fileMailForm,
};

export const signatureForm: DeskForm = {
  open: async (desk, person) => {
    const [card] = await desk.db.select().from(officers).where(eq(officers.id, person.id));
    return signatureBlocks.render({
      name: card?.name ?? person.name,
      title: card?.title ?? '',
      telephone: card?.telephone ?? '',
      initials: card?.initials ?? '',
      notice: null,
    });
  },
  submit: async (desk, person, answers, context) => {
    const name = textOf(answers, 'name');
    const title = textOf(answers, 'title');
    const errors = {
      ...(name ? {} : { name: 'Letters are signed with a name.' }),
      ...(title ? {} : { title: 'Letters say what you are, such as Case Officer.' }),
    };
    if (!name || !title) return { errors };
    const telephone = textOf(answers, 'telephone');
    await setSignature(desk, person.id, { name, title, telephone, initials: textOf(answers, 'initials') });
    const form = waiting[context['act'] ?? ''];
    if (form) return { next: await form.open(desk, { ...person, name }, targetOf(context)) };
    return { done: { reference: null, said: null } };
  },
};
