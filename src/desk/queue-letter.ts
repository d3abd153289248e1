import { addSeconds } from 'date-fns/addSeconds';
import { desc, eq, sql } from 'drizzle-orm';
import type { Queryable } from '../../db/database.ts';
import { letters } from '../../db/letters.ts';
import { messages } from '../../db/messages.ts';
import type { LetterId, OfficerId } from '../case/case.ts';
import { NotAllowed } from '../case/not-allowed.ts';
import type { CaseLetterKind } from '../letters/letter-facts.ts';
import type { RenderedLetter } from '../letters/render-letter.ts';
import type { AnswerKind } from '../policy/template.ts';
import type { Contact } from './contact.ts';
import type { Desk, Transaction } from './desk.ts';
import { isOurAddress } from './mailboxes.ts';
import { sentLetter } from './sent-letters.ts';
import type { Written } from './written-letter.ts';

export type LetterToQueue = { id: LetterId; by: OfficerId; rendered: RenderedLetter } & (
  | { reference: string; kind: CaseLetterKind; to: Contact; written: Written }
  /** It names no recipient: it goes where the letter went that it asks to have back. */
  | { reference: string; kind: 'recall'; recalls: LetterId }
  /** An answer to a mail that belongs to no case. */
  | { reference: null; kind: AnswerKind; to: Contact; answers: { id: string; mailbox: string; mailboxId: string } }
);

/** Puts a letter where the sender finds it once its undo minute is over. Same transaction as its event. */
export async function queueLetter(desk: Desk, tx: Transaction, letter: LetterToQueue) {
  const { rendered, id, by, kind, reference } = letter;
  const to = await recipientOf(tx, letter);
  if (isOurAddress(desk, to.address)) {
    throw new NotAllowed(
      'That is an address of this office: the letter would come back to it. Correct the contact first.',
    );
  }
  // Whichever replica sends it asks the same clock whether the minute is over.
  const sendAfter = addSeconds(await desk.databaseClock(tx), desk.policy.undoSeconds);
  await tx.insert(letters).values({
    id,
    by,
    kind,
    reference,
    message: letter.reference === null ? letter.answers.id : null,
    state: 'queued',
    toName: to.name,
    toAddress: to.address,
    ...rendered,
    written: 'written' in letter ? letter.written : null,
    repliesTo: await repliesTo(desk, tx, letter, to),
    sendAfter,
    practice: desk.practice !== null,
  });
  await desk.bell.ring({ queue: 'letters', id: letter.id }, { tx, after: sendAfter });
}

/** Of whom a recalled letter named there is nothing to say: they may be somebody else. */
async function recipientOf(tx: Transaction, letter: LetterToQueue): Promise<Contact> {
  if (letter.kind !== 'recall') return letter.to;
  const { address } = await sentLetter(tx, letter.reference, letter.recalls);
  return { name: null, address };
}

/** A recall note begins a conversation of its own: it quotes nothing of the case. */
async function repliesTo(desk: Desk, tx: Transaction, letter: LetterToQueue, to: Contact): Promise<string | null> {
  if (letter.reference === null) return ofOurs(desk, letter.answers);
  return letter.kind === 'recall' ? null : mailToAnswer(desk, tx, letter.reference, to.address);
}

/**
 * The newest mail on the case that came from this very address. A report that staff forwarded starts a new
 * message: nothing from inside the office may be quoted.
 */
async function mailToAnswer(desk: Desk, db: Queryable, reference: string, address: string): Promise<string | null> {
  const rows = await db
    // Who sent the mail itself: for a forward the ledger's own column names the controller inside it.
    .select({
      mailbox: messages.mailbox,
      mailboxId: messages.mailboxId,
      from: sql<string | null>`${messages.reading} -> 'envelope' -> 'from' ->> 'address'`,
    })
    .from(messages)
    .where(eq(messages.reference, reference))
    .orderBy(desc(messages.receivedAt));
  const answered = rows.find((row) => row.from?.toLowerCase() === address.toLowerCase());
  return answered ? ofOurs(desk, answered) : null;
}

/** Only a mail in the mailbox that letters leave from can be answered there; to others a new message is written. */
function ofOurs(desk: Desk, { mailbox, mailboxId }: { mailbox: string; mailboxId: string }): string | null {
  return mailbox === desk.mailbox.address ? mailboxId : null;
}
