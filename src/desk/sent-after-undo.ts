import { and, eq } from 'drizzle-orm';
import alarm from '../../blocks/alarm.ts';
import type { letters } from '../../db/letters.ts';
import { messages } from '../../db/messages.ts';
import { dayAndTime } from '../case/counting.ts';
import { caseOfLetter } from './case-of-letter.ts';
import type { Desk, Transaction } from './desk.ts';
import type { Place, ReadMail } from './file-mail.ts';
import { addSentByHand } from './file-outgoing.ts';
import { ANSWER_AFTER_UNDO } from './match-outgoing.ts';
import { senderOf } from './sender-of.ts';
import { oweOps } from './tellings.ts';

type Letter = typeof letters.$inferSelect;

/**
 * A letter that was taken back, and whose draft a colleague sent: whoever it was for has it, and the desk had said that
 * it never left. It is on its case like anything sent by hand, or told where its mail waits to be answered.
 */
export async function fileSentAfterUndo(desk: Desk, tx: Transaction, read: ReadMail, letter: Letter): Promise<Place> {
  const reference = await caseOfLetter(tx, letter);
  if (reference) return addSentByHand(desk, tx, read, { reference, letter });
  // It is judged once more whenever its mail might have come onto a case, and told of once.
  if (letter.message && read.row.why !== ANSWER_AFTER_UNDO) await tell(desk, tx, letter.message);
  return { state: 'kept', reference: null, why: ANSWER_AFTER_UNDO };
}

async function tell(desk: Desk, tx: Transaction, message: string) {
  const [answered] = await tx.select().from(messages).where(eq(messages.id, message));
  if (!answered) return;
  await tx
    .update(messages)
    .set({ why: 'Its answer was taken back, and sent from Outlook all the same' })
    .where(and(eq(messages.id, message), eq(messages.state, 'held')));
  const came = `${senderOf(answered)}, ${dayAndTime(answered.receivedAt, desk.clock.now(), desk.calendar)}`;
  const what = 'An answer that was taken back was sent from Outlook all the same.';
  const next = `The mail that it answers came from ${came}: look in Sent Items before anybody answers that again.`;
  await oweOps(desk, tx, alarm.render({ what, next }));
}
