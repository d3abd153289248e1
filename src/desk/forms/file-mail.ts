import { eq } from 'drizzle-orm';
import lookBlocks from '../../../blocks/look-form.ts';
import { messages } from '../../../db/messages.ts';
import { dayAndTime } from '../../case/counting.ts';
import { NotAllowed } from '../../case/not-allowed.ts';
import type { DeskForm } from '../deed.ts';
import { textOf } from '../deed.ts';
import { findReference } from '../find-cases.ts';
import { dismissMail, fileHeldMail, openCaseForMail, restoreMail } from '../look-at-mail.ts';
import { mailReadingSchema } from '../mail-reader.ts';

/** A mail that waits for a person: read it, and say what it is. */
export const fileMailForm: DeskForm = {
  open: async (desk, _person, on) => {
    const [row] = await desk.db
      .select()
      .from(messages)
      .where(eq(messages.id, on.id ?? ''));
    if (!row) throw new NotAllowed('That mail is not here any more.');
    const reading = mailReadingSchema.nullable().parse(row.reading);
    return lookBlocks.render({
      mail: row.id,
      from: `${row.fromName ? `${row.fromName}, ` : ''}${row.fromAddress ?? 'unknown sender'}`,
      received: dayAndTime(row.receivedAt, desk.clock.now(), desk.calendar),
      subject: row.subject ?? '',
      why: row.why ?? '',
      text: reading?.text ?? '',
      attachments: reading?.attachments.map(({ name }) => name) ?? [],
      choices:
        row.state === 'held'
          ? [
              { value: 'open-case-for-mail', label: 'New case' },
              { value: 'file-mail', label: 'Belongs to the case below' },
              { value: 'dismiss-mail', label: 'Not ours' },
            ]
          : [{ value: 'restore-mail', label: 'Bring back' }],
      choice: row.state === 'held' ? 'file-mail' : 'restore-mail',
      reference: row.suggested ?? reading?.references[0]?.reference ?? null,
      notice: null,
    });
  },
  submit: async (desk, person, answers, context, cause) => {
    const on = { reference: '', version: 0, id: context['id'] ?? '' };
    switch (answers['choice']) {
      case 'open-case-for-mail':
        return { done: await openCaseForMail(desk, person, on, cause) };
      case 'dismiss-mail':
        return { done: await dismissMail(desk, person, on, cause) };
      case 'restore-mail':
        return { done: await restoreMail(desk, person, on, cause) };
      default: {
        const typed = textOf(answers, 'reference');
        if (!typed) return { errors: { reference: 'Which case does it belong to?' } };
        const target = await findReference(desk, typed).catch((error: unknown) => String(sentence(error)));
        if (typeof target === 'string') return { errors: { reference: target } };
        return { done: await fileHeldMail(desk, person, { ...target, id: on.id }, cause) };
      }
    }
  },
};

function sentence(error: unknown): string {
  if (error instanceof NotAllowed) return error.message;
  throw error;
}
