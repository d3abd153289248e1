import { and, eq } from 'drizzle-orm';
import type { Queryable } from '../../db/database.ts';
import { letters } from '../../db/letters.ts';
import type { LetterId } from '../case/case.ts';
import { NotAllowed } from '../case/not-allowed.ts';

/** A letter as it left: the very address, and the subject that stood over it. */
export type AsSent = { id: LetterId; address: string; subject: string };

export async function sentLettersOf(db: Queryable, reference: string): Promise<AsSent[]> {
  return db
    .select({ id: letters.id, address: letters.toAddress, subject: letters.subject })
    .from(letters)
    .where(and(eq(letters.reference, reference), eq(letters.state, 'sent')));
}

/** One of them. Throws NotAllowed when it did not leave, came back, or is of another case. */
export async function sentLetter(db: Queryable, reference: string, id: LetterId): Promise<AsSent> {
  const found = (await sentLettersOf(db, reference)).find((letter) => letter.id === id);
  if (!found) throw new NotAllowed('That letter is with nobody: it has not left, or it came back.');
  return found;
}
