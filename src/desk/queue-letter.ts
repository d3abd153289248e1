import { addSeconds } from 'date-fns';
import { desc, eq, sql } from 'drizzle-orm';
import type { Queryable } from '../../db/database.ts';
import { letters } from '../../db/letters.ts';
import { messages } from '../../db/messages.ts';
import type { LetterId, LetterKind, OfficerId } from '../case/case.ts';
import type { RenderedLetter } from '../letters/render-letter.ts';
import type { Contact } from './contact.ts';
import type { Desk, Transaction } from './desk.ts';

export type LetterToQueue = {
  id: LetterId;
  reference: string;
  kind: LetterKind;
  by: OfficerId;
  to: Contact;
  rendered: RenderedLetter;
};

/** Puts a letter where the sender finds it once its undo minute is over. Same transaction as its event. */
export async function queueLetter(desk: Desk, tx: Transaction, letter: LetterToQueue) {
  const { rendered, to, ...rest } = letter;
  const sendAfter = addSeconds(desk.wall(), desk.policy.undoSeconds);
  await tx.insert(letters).values({
    ...rest,
    state: 'queued',
    toName: to.name,
    toAddress: to.address,
    ...rendered,
    repliesTo: await mailToAnswer(tx, letter.reference, to.address),
    sendAfter,
    practice: desk.practice !== null,
  });
  await desk.bell.ring({ queue: 'letters', id: letter.id }, { tx, after: sendAfter });
}

/**
 * The newest mail on the case that came from this very address. A report that staff forwarded starts a new
 * message: nothing from inside the office may be quoted.
 */
async function mailToAnswer(db: Queryable, reference: string, address: string): Promise<string | null> {
  const rows = await db
    // Who sent the mail itself: for a forward the ledger's own column names the controller inside it.
    .select({
      mailboxId: messages.mailboxId,
      from: sql<string | null>`${messages.reading} -> 'envelope' -> 'from' ->> 'address'`,
    })
    .from(messages)
    .where(eq(messages.reference, reference))
    .orderBy(desc(messages.receivedAt));
  return rows.find((row) => row.from?.toLowerCase() === address.toLowerCase())?.mailboxId ?? null;
}
