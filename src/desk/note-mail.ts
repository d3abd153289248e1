import { and, eq, inArray } from 'drizzle-orm';
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
 * Writes mails into the ledger and rings for them to be read; returns those that were new to the desk. A mail is known
 * by its address in the mailbox alone: two mails with one Message-ID are two mails until their bytes say otherwise.
 */
export async function noteMails(desk: Desk, tx: Transaction, mails: Listed[], seen: Seen): Promise<Listed[]> {
  if (mails.length === 0) return [];
  const ours = await ownLetters(tx, mails);
  // A mail may stand on a page twice.
  const each = [...new Map(mails.map((mail) => [mail.id, mail])).values()];
  const fresh = await tx
    .insert(messages)
    .values(each.map((mail) => rowOf(mail, seen, ours)))
    .onConflictDoNothing()
    .returning({ id: messages.id, mailboxId: messages.mailboxId, state: messages.state });
  const unread = fresh.filter(({ state }) => state === 'listed');
  const ids = new Map(unread.map(({ mailboxId, id }) => [mailboxId, id]));
  // The database may give them back in any order, and they are read in the order in which they came.
  const inOrder = each.filter(({ id }) => ids.has(id));
  if (inOrder.length > 0) {
    const works = inOrder.flatMap(({ id }) => ids.get(id) ?? []).map((id) => ({ queue: 'mails', id }) as const);
    await desk.bell.ring(works, { tx });
  }
  return inOrder;
}

function rowOf(mail: Listed, seen: Seen, ours: Set<string>): typeof messages.$inferInsert {
  const why = mail.outgoing && ours.has(mail.internetMessageId ?? '') ? 'A letter of our own' : seen.old;
  return {
    mailbox: seen.mailbox,
    mailboxId: mail.id,
    internetMessageId: mail.internetMessageId,
    folder: mail.folder,
    outgoing: mail.outgoing,
    foundBySweep: seen.bySweep && why === null,
    receivedAt: mail.receivedAt,
    state: why === null ? 'listed' : 'kept',
    why,
  };
}

/** What the desk sent itself is written down already, as a letter. */
async function ownLetters(tx: Transaction, mails: Listed[]): Promise<Set<string>> {
  const sent = mails.flatMap(({ outgoing, internetMessageId }) =>
    outgoing && internetMessageId ? [internetMessageId] : [],
  );
  if (sent.length === 0) return new Set();
  const rows = await tx
    .select({ id: letters.internetMessageId })
    .from(letters)
    .where(inArray(letters.internetMessageId, sent));
  return new Set(rows.flatMap(({ id }) => id ?? []));
}

/** Moved or deleted by a colleague: what is on a case stays on it. */
export async function noteDeparture(desk: Desk, tx: Transaction, mailbox: string, mailboxId: string): Promise<void> {
  await tx
    .update(messages)
    .set({ goneAt: desk.clock.now() })
    .where(and(eq(messages.mailbox, mailbox), eq(messages.mailboxId, mailboxId)));
}
