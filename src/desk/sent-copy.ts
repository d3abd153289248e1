import { and, eq, inArray, type SQL } from 'drizzle-orm';
import * as z from 'zod';
import type { Queryable } from '../../db/database.ts';
import { letters } from '../../db/letters.ts';
import { messages } from '../../db/messages.ts';
import { NotAllowed } from '../case/not-allowed.ts';
import type { Desk, Transaction } from './desk.ts';
import type { ReadMail } from './file-mail.ts';
import type { Found } from './mailbox.ts';
import { recordSent } from './settle-letter.ts';

type Letter = typeof letters.$inferSelect;

/** Until it is known what became of them. */
const UNSETTLED = ['queued', 'submitting', 'accepted', 'needs-person'];

/**
 * The letter whose copy in Sent Items this is, when it was taken back: a colleague sent its draft. One that is on its
 * way is known from now on by the Message-ID under which it left, which Outlook for the desktop gives anew.
 */
export async function takenBack(desk: Desk, tx: Transaction, { row, mail }: ReadMail): Promise<Letter | null> {
  // Anybody may have written it there.
  const key = z.uuid().safeParse(mail.envelope.ownKey).data;
  if (!key) return null;
  const { internetMessageId } = row;
  if (internetMessageId) {
    const [letter] = await tx
      .update(letters)
      .set({ internetMessageId })
      .where(and(eq(letters.id, key), inArray(letters.state, UNSETTLED)))
      .returning({ state: letters.state });
    if (letter?.state === 'needs-person') await desk.bell.ring({ queue: 'letters', id: key }, { tx });
  }
  const [letter] = await tx
    .select()
    .from(letters)
    .where(and(eq(letters.id, key), eq(letters.state, 'withdrawn')));
  return letter ?? null;
}

/**
 * Takes back a letter that still waits as it is said; false when it does not. Throws when its copy lies in Sent Items and
 * the desk has not looked yet what became of it.
 */
export async function takeBack(tx: Transaction, id: string, waits: SQL | undefined): Promise<boolean> {
  // Held fast first, so that a copy which is being written down in this moment is seen.
  const [letter] = await tx
    .select()
    .from(letters)
    .where(and(eq(letters.id, id), waits))
    .for('update');
  if (!letter) return false;
  const copy = await sentCopy(tx, letter);
  if (copy) throw new SentByHand(letter, copy);
  await tx.update(letters).set({ state: 'withdrawn' }).where(eq(letters.id, id));
  return true;
}

/** Does what may take a letter back. One that was found sent is recorded so, for nothing of the deed was. */
export async function unlessSentByHand<Result>(desk: Desk, deed: () => Promise<Result>): Promise<Result> {
  try {
    return await deed();
  } catch (error) {
    if (error instanceof SentByHand) await recordSent(desk, error.letter, error.copy);
    throw error;
  }
}

class SentByHand extends NotAllowed {
  readonly letter: Letter;
  readonly copy: Found;
  constructor(letter: Letter, copy: Found) {
    super('Too late to undo: a colleague sent its draft from Outlook.');
    this.letter = letter;
    this.copy = copy;
  }
}

/** A letter that an officer was asked about, and that turned up in Sent Items since, needs nobody any more. */
export async function recordIfSent(desk: Desk, letter: Letter): Promise<void> {
  const copy = await sentCopy(desk.db, letter);
  if (copy) await recordSent(desk, letter, copy);
}

async function sentCopy(db: Queryable, { internetMessageId }: Letter): Promise<Found | null> {
  if (!internetMessageId) return null;
  const [copy] = await db
    .select()
    .from(messages)
    .where(and(eq(messages.internetMessageId, internetMessageId), eq(messages.outgoing, true)))
    .limit(1);
  if (!copy) return null;
  return { id: copy.mailboxId, isDraft: false, sentAt: copy.sentAt ?? copy.receivedAt, internetMessageId };
}
