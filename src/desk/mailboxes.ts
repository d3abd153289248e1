import type { Desk } from './desk.ts';
import type { MailboxToRead } from './mailbox.ts';

/** Every mailbox that the desk reads, the one that letters leave from first. */
export function mailboxesOf(desk: Desk): MailboxToRead[] {
  return [desk.mailbox, ...desk.alsoRead];
}

/** A mailbox as it may be called where no address is shown. */
export function shortName(address: string): string {
  return address.slice(0, address.indexOf('@'));
}

/** Undefined when the desk no longer reads it. */
export function mailboxNamed(desk: Desk, address: string): MailboxToRead | undefined {
  return mailboxesOf(desk).find((mailbox) => mailbox.address === address);
}

/** Whether mail from there is the office's own, or would come back to it. */
export function isOurAddress(desk: Desk, address: string): boolean {
  return mailboxesOf(desk).some((mailbox) => mailbox.address.toLowerCase() === address.toLowerCase());
}
