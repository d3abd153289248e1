import { eq } from 'drizzle-orm';
import originalBlocks from '../../../blocks/original-form.ts';
import { attachments } from '../../../db/attachments.ts';
import { messages } from '../../../db/messages.ts';
import { NotAllowed } from '../../case/not-allowed.ts';
import { reportAt } from '../../case/second-look.ts';
import type { DeskForm } from '../deed.ts';
import type { Desk } from '../desk.ts';
import { MailboxError } from '../mailbox.ts';
import { mailboxNamed } from '../mailboxes.ts';
import { caseForm, fileFor } from './case-form.ts';
import { placeOf, received } from './report.ts';

/** Where the mail of a report can be opened. The link is asked for now and goes no further than this form. */
export const originalForm: DeskForm = {
  open: async (desk, person, on) => {
    const file = await fileFor(desk, person, on);
    const place = placeOf(file.kase, on);
    const report = reportAt(file.kase, place);
    const { message } = report;
    if (message === null) throw new NotAllowed('This report came by telephone or post: there is no mail to open.');
    const files = await desk.db.select().from(attachments).where(eq(attachments.message, message));
    desk.log.info({ reference: on.reference, officer: person.id }, 'original opened');
    return originalBlocks.render({
      ...caseForm(file, { id: String(place) }),
      received: received(desk, file.kase, report),
      link: await linkTo(desk, message),
      attachments: files.map(({ name }) => name),
    });
  },
};

async function linkTo(desk: Desk, message: string): Promise<string> {
  const [row] = await desk.db.select().from(messages).where(eq(messages.id, message));
  const mailbox = row && mailboxNamed(desk, row.mailbox);
  if (!mailbox) throw new NotAllowed('This mail lies in a mailbox that this desk no longer reads.');
  try {
    return await mailbox.link(row.mailboxId);
  } catch (error) {
    if (!(error instanceof MailboxError)) throw error;
    if (error.trouble !== 'not-found') throw new NotAllowed('The mailbox does not answer. Try again in a minute.');
    throw new NotAllowed('This mail is no longer in the mailbox: somebody deleted it. The desk has kept its bytes.');
  }
}
