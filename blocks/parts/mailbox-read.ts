/** How far the mail has been read. */
export type MailboxRead = {
  /** When the mailboxes that were ever read were last read to their end, the longest ago of them: "08:44". */
  last: string | null;
  /** Those that never were, by their address up to the @: a message in a channel shows no address. */
  never: string[];
};

/** "Mailbox last read 08:44", to be gone on with. */
export function mailboxReadWords({ last, never }: MailboxRead): string {
  if (last === null) return 'The mailbox has not been read yet';
  if (never.length === 0) return `Mailbox last read ${last}`;
  return `Mailbox last read ${last} (not yet: ${never.join(', ')})`;
}
