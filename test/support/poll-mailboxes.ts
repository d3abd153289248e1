import type { Desk } from '../../src/desk/desk.ts';
import { mailboxesOf } from '../../src/desk/mailboxes.ts';
import { pollMailbox } from '../../src/desk/poll-mailbox.ts';

/** One look into each mailbox, in turn. */
export async function pollMailboxes(desk: Desk): Promise<void> {
  for (const mailbox of mailboxesOf(desk)) await pollMailbox(desk, mailbox);
}
