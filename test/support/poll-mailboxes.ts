import type { Desk } from '../../src/desk/desk.ts';
import type { MailboxToRead } from '../../src/desk/mailbox.ts';
import { mailboxesOf } from '../../src/desk/mailboxes.ts';
import { pollFolder } from '../../src/desk/poll-mailbox.ts';

/** One look into each mailbox, in turn. */
export async function pollMailboxes(desk: Desk): Promise<void> {
  for (const mailbox of mailboxesOf(desk)) await pollMailbox(desk, mailbox);
}

export async function pollMailbox(desk: Desk, mailbox: MailboxToRead): Promise<void> {
  await pollFolder(desk, mailbox, 'inbox');
  await pollFolder(desk, mailbox, 'sent');
}
