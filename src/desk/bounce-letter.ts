import { and, eq, inArray } from 'drizzle-orm';
import { letters } from '../../db/letters.ts';
import type { LetterId } from '../case/case.ts';
import type { Transaction } from './desk.ts';
import { giveDraftBack } from './leaving-drafts.ts';

/** Marks a letter as come back, and says which mail it answered; null when it is not one that left. */
export async function bounceLetter(tx: Transaction, id: LetterId): Promise<{ message: string | null } | null> {
  const bounced = await tx
    .update(letters)
    .set({ state: 'bounced' })
    .where(and(eq(letters.id, id), inArray(letters.state, ['sent', 'accepted', 'submitting', 'needs-person'])))
    .returning({ message: letters.message });
  if (bounced.length > 0) await giveDraftBack(tx, id);
  return bounced[0] ?? null;
}
