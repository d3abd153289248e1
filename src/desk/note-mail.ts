import { and, eq } from 'drizzle-orm';
import { letters } from '../../db/letters.ts';
import { messages } from '../../db/messages.ts';
import type { Desk, Transaction } from './desk.ts';
import type { Listed } from './mailbox.ts';

type Seen = {
  mailbox: string;
  bySweep: boolean;
  /** Why it is written down and not read: it was there before the desk. */
  old: string | null;
};

/**
 * Writes a mail into the ledger and rings for it to be read; says whether it was new to the desk. It is known by
 * its address in the mailbox alone: two mails with one Message-ID are two mails until their bytes say otherwise.
 */
export async function noteMail(desk: Desk, tx: Transaction, mail: Listed, seen: Seen): Promise<boolean> {
  const why = (await isOwnLetter(tx, mail)) ? 'A letter of our own' : seen.old;
  const [fresh] = await tx
    .insert(messages)
    .values({
      mailbox: seen.mailbox,
      mailboxId: mail.id,
      internetMessageId: mail.internetMessageId,
      folder: mail.folder,
      outgoing: mail.outgoing,
      foundBySweep: seen.bySweep && why === null,
      receivedAt: mail.receivedAt,
      state: why === null ? 'listed' : 'kept',
      why,
    })
    .onConflictDoNothing()
    .returning({ id: messages.id });
  if (fresh && why === null) await desk.bell.ring({ queue: 'mails', id: fresh.id }, { tx });
  return fresh !== undefined && why === null;
}

/** What the desk sent itself is written down already, as a letter. */
async function isOwnLetter(tx: Transaction, mail: Listed): Promise<boolean> {
  if (!mail.outgoing || mail.internetMessageId === null) return false;
  const [letter] = await tx
    .select({ id: letters.id })
    .from(letters)
    .where(eq(letters.internetMessageId, mail.internetMessageId))
    .limit(1);
  return letter !== undefined;
}

/** Moved or deleted by a colleague: what is on a case stays on it. */
export async function noteDeparture(desk: Desk, tx: Transaction, mailbox: string, mailboxId: string): Promise<void> {
  await tx
    .update(messages)
    .set({ goneAt: desk.clock.now() })
    .where(and(eq(messages.mailbox, mailbox), eq(messages.mailboxId, mailboxId)));
}
