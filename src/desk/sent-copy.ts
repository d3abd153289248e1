import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Queryable } from '../../db/database.ts';
import { letters } from '../../db/letters.ts';
import { messages } from '../../db/messages.ts';
import { NotAllowed } from '../case/not-allowed.ts';
import type { Desk, Transaction } from './desk.ts';
import type { ReadMail } from './file-mail.ts';
import { isChanged } from './letter-outcome.ts';
import { mailReadingSchema } from './mail-reader.ts';
import type { Found } from './mailbox.ts';
import { wentToItsRecipient } from './parties.ts';
import { recordSent } from './settle-letter.ts';

type Letter = typeof letters.$inferSelect;

/** Until it is known what became of them. */
const UNSETTLED = ['queued', 'submitting', 'accepted', 'needs-person'];

/**
 * The letter whose draft a colleague sent, when it was taken back or its draft had been changed; this is its copy in Sent
 * Items. One that is on its way is known from now on by the Message-ID under which it left, which Outlook for the
 * desktop gives anew; but a changed draft that went to somebody else is not that letter.
 */
export async function sentDraft(desk: Desk, tx: Transaction, { row, mail }: ReadMail): Promise<Letter | null> {
  // Anybody may have written it there.
  const key = z.uuid().safeParse(mail.envelope.ownKey).data;
  if (!key) return null;
  const [letter] = await tx
    .select()
    .from(letters)
    .where(and(eq(letters.id, key), inArray(letters.state, [...UNSETTLED, 'withdrawn'])))
    .for('update');
  if (!letter || letter.state === 'withdrawn') return letter ?? null;
  const changed = isChanged(letter);
  const { internetMessageId } = row;
  if (internetMessageId && (!changed || wentToItsRecipient(mail, letter))) {
    await tx.update(letters).set({ internetMessageId }).where(eq(letters.id, key));
    if (letter.state === 'needs-person') await desk.bell.ring({ queue: 'letters', id: key }, { tx });
  }
  return changed ? letter : null;
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

/** A changed draft is no copy of its letter until it was read, and only where it went to whom the letter was for. */
async function sentCopy(db: Queryable, letter: Letter): Promise<Found | null> {
  const { internetMessageId } = letter;
  if (!internetMessageId) return null;
  const copies = await db
    .select()
    .from(messages)
    .where(and(eq(messages.internetMessageId, internetMessageId), eq(messages.outgoing, true)));
  const copy = isChanged(letter) ? copies.find((one) => reached(one, letter)) : copies[0];
  if (!copy) return null;
  return { id: copy.mailboxId, isDraft: false, sentAt: copy.sentAt ?? copy.receivedAt, internetMessageId };
}

/** Whether the changed draft of a letter on a case is known to have gone to somebody else. */
export async function wentAstray(db: Queryable, letter: Letter): Promise<boolean> {
  if (!letter.reference || !isChanged(letter)) return false;
  const its = sql`${messages.reading} -> 'envelope' ->> 'ownKey' = ${letter.id}`;
  const copies = await db
    .select()
    .from(messages)
    .where(and(eq(messages.reference, letter.reference), eq(messages.outgoing, true), its));
  return copies.length > 0 && !copies.some((copy) => reached(copy, letter));
}

function reached({ reading }: typeof messages.$inferSelect, letter: Letter): boolean {
  const mail = mailReadingSchema.nullable().parse(reading);
  return mail !== null && wentToItsRecipient(mail, letter);
}
