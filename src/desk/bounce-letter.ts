import { and, eq, notInArray } from 'drizzle-orm';
import { letters } from '../../db/letters.ts';
import type { LetterId } from '../case/case.ts';
import { mayBeSentAgain } from '../case/returned-letter.ts';
import type { Transaction } from './desk.ts';
import { draftHasLeft, giveDraftBack } from './leaving-drafts.ts';

/** message: the mail that it answered outside any case. known: it came back before. */
export type CameBack = { message: string | null } | 'known' | 'taken-back';

/**
 * Marks a letter as come back. Also one that waits: its report can be heard of before the desk sees that a colleague
 * sent its draft.
 */
export async function bounceLetter(tx: Transaction, id: LetterId): Promise<CameBack> {
  const [bounced] = await tx
    .update(letters)
    .set({ state: 'bounced' })
    .where(and(eq(letters.id, id), notInArray(letters.state, ['bounced', 'withdrawn'])))
    .returning({ message: letters.message, kind: letters.kind, written: letters.written });
  if (bounced) {
    const { message, kind, written } = bounced;
    // Send again opens the words of these.
    await (written && mayBeSentAgain(kind) ? draftHasLeft : giveDraftBack)(tx, id);
    return { message };
  }
  const [letter] = await tx.select({ state: letters.state }).from(letters).where(eq(letters.id, id));
  return letter?.state === 'withdrawn' ? 'taken-back' : 'known';
}
