import { and, eq } from 'drizzle-orm';
import alarm from '../../blocks/alarm.ts';
import type { letters } from '../../db/letters.ts';
import { messages } from '../../db/messages.ts';
import type { Desk, Transaction } from './desk.ts';
import type { Place, ReadMail } from './file-mail.ts';
import { addSentByHand } from './file-outgoing.ts';
import { oweOps } from './tellings.ts';

type Letter = typeof letters.$inferSelect;

/**
 * A letter that was taken back, and whose draft a colleague sent: whoever it was for has it, and the desk had said that
 * it never left. It is on its case like anything sent by hand, or told where its mail waits to be answered.
 */
export async function fileSentAfterUndo(desk: Desk, tx: Transaction, read: ReadMail, letter: Letter): Promise<Place> {
  const reference = letter.reference ?? (await caseOfAnswered(tx, letter));
  if (reference) return addSentByHand(desk, tx, read, { reference, letter });
  if (letter.message) {
    await tx
      .update(messages)
      .set({ why: 'Its answer was taken back, and sent from Outlook all the same' })
      .where(and(eq(messages.id, letter.message), eq(messages.state, 'held')));
  }
  const what = 'An answer that was taken back was sent from Outlook all the same.';
  const next = 'Look in Sent Items before anybody answers that mail again.';
  await oweOps(desk, tx, alarm.render({ what, next }));
  return { state: 'kept', reference: null, why: 'An answer that was taken back, and sent from Outlook all the same' };
}

/** The mail that it answered outside any case may be on one since. */
async function caseOfAnswered(tx: Transaction, { message }: Letter): Promise<string | null> {
  if (!message) return null;
  const [answered] = await tx.select().from(messages).where(eq(messages.id, message));
  return answered?.state === 'filed' ? answered.reference : null;
}
