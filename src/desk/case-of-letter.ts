import { eq } from 'drizzle-orm';
import type { Queryable } from '../../db/database.ts';
import { letters } from '../../db/letters.ts';
import { messages } from '../../db/messages.ts';
import type { LetterId } from '../case/case.ts';
import { openFile } from './find-cases.ts';

type Letter = typeof letters.$inferSelect;

/** Its case, or the one on which the mail is by now that it answered outside any; null where that is on none. */
export async function caseOfLetter(db: Queryable, { reference, message }: Letter): Promise<string | null> {
  if (reference || !message) return reference;
  const [answered] = await db.select().from(messages).where(eq(messages.id, message));
  return answered?.state === 'filed' ? answered.reference : null;
}

/** The case on which a letter that was taken back stands as sent from Outlook; null where it stands on none. */
export async function caseOfSentByHand(db: Queryable, id: LetterId): Promise<string | null> {
  const [letter] = await db.select().from(letters).where(eq(letters.id, id));
  const reference = letter ? await caseOfLetter(db, letter) : null;
  if (!reference) return null;
  const { kase } = await openFile(db, reference);
  return kase.byHand.some((sent) => sent.letter === id) ? reference : null;
}
