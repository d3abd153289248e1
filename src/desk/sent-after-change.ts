import { eq } from 'drizzle-orm';
import alarm from '../../blocks/alarm.ts';
import type { letters } from '../../db/letters.ts';
import { messages } from '../../db/messages.ts';
import type { LetterKind } from '../case/case.ts';
import { dayAndTime } from '../case/counting.ts';
import { caseOfLetter } from './case-of-letter.ts';
import type { Desk, Transaction } from './desk.ts';
import type { Place, ReadMail } from './file-mail.ts';
import { addSentByHand, tellIfElsewhere } from './file-outgoing.ts';
import { CHANGED_ANSWER, CHANGED_DRAFT, OUTSIDE } from './match-outgoing.ts';
import { mention } from './mention.ts';
import { wentToItsRecipient } from './parties.ts';
import { senderOf } from './sender-of.ts';
import { letterNames } from './sentences.ts';
import { oweOps } from './tellings.ts';

type Letter = typeof letters.$inferSelect;

/**
 * The changed draft of a letter, which a colleague sent: its real words and people are on file. To whom it was for, it is
 * that letter, and its case says so when it is recorded as sent; to anybody else it is what a colleague wrote by hand.
 */
export async function fileSentAfterChange(desk: Desk, tx: Transaction, read: ReadMail, letter: Letter): Promise<Place> {
  const reference = await caseOfLetter(tx, letter);
  if (wentToItsRecipient(read.mail, letter)) {
    if (!reference) return { state: 'kept', reference, why: CHANGED_ANSWER };
    await tellIfElsewhere(desk, tx, read.mail, { reference, letter });
    return { state: 'filed', reference, why: CHANGED_DRAFT };
  }
  if (reference) {
    const named = letter.reference ? letterNames[letter.kind as LetterKind] : 'answer';
    const undoable = letter.reference && !letter.submittedAt;
    const next = undoable ? 'press Undo, and write it again' : 'look in Sent Items';
    const text = `The changed draft of the ${named} was ${ASTRAY}: ${next}.`;
    await mention(desk, tx, desk.clock.now(), reference, text);
    return addSentByHand(desk, tx, read, { reference });
  }
  // It is judged once more whenever its mail might have come onto a case, and told of once.
  if (read.row.why !== OUTSIDE) {
    await oweOps(
      desk,
      tx,
      alarm.render({
        what: `The changed draft of an answer was ${ASTRAY}.`,
        next: `${await cameFrom(desk, tx, letter)}, and waits for its answer. If the draft went to the wrong person, treat it as a breach of your own.`,
      }),
    );
  }
  return { state: 'kept', reference, why: OUTSIDE };
}

const ASTRAY = 'sent from Outlook, and not to the address that was approved';

/** Those who run the office hear that a letter left with words that nobody approved; its case says so itself. */
export async function tellChangedSent(desk: Desk, tx: Transaction, letter: Letter) {
  const { reference } = letter;
  const what = `The draft of ${reference ? `a letter for ${reference}` : 'an answer'} was changed and was sent from Outlook.`;
  const next = reference
    ? 'Compare it in Sent Items.'
    : `${await cameFrom(desk, tx, letter)}: compare it in Sent Items.`;
  await oweOps(desk, tx, alarm.render({ what, next }));
}

async function cameFrom(desk: Desk, tx: Transaction, { message }: Letter): Promise<string> {
  const [answered] = message ? await tx.select().from(messages).where(eq(messages.id, message)) : [];
  const when = answered && dayAndTime(answered.receivedAt, desk.clock.now(), desk.calendar);
  return `The mail that it answers came from ${answered ? `${senderOf(answered)}, ${when}` : 'an unknown sender'}`;
}
