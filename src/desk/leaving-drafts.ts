import { and, eq } from 'drizzle-orm';
import type { Queryable } from '../../db/database.ts';
import { drafts } from '../../db/drafts.ts';
import type { LetterId, OfficerId } from '../case/case.ts';
import type { CaseLetterKind } from '../letters/letter-facts.ts';
import { type Begun, letterBegun } from './letter-begun.ts';

type Sent = { id: LetterId; reference: string; by: OfficerId; kind: CaseLetterKind; begins: Begun | undefined };

/** Send was pressed: from now on the draft shares the fate of its letter. */
export async function draftLeaves(tx: Queryable, { id, reference, by, kind, begins }: Sent): Promise<void> {
  await tx
    .update(drafts)
    .set({ leavesWith: id })
    .where(and(eq(drafts.reference, reference), eq(drafts.letter, letterBegun(kind, begins)), eq(drafts.by, by)));
}

/** The letter has left, and nothing is left to be written of it; or it is to be sent again with its words. */
export async function draftHasLeft(tx: Queryable, letter: LetterId): Promise<void> {
  await tx.delete(drafts).where(eq(drafts.leavesWith, letter));
}

/** The letter did not leave, or came back: whoever wrote it goes on from its words. */
export async function giveDraftBack(tx: Queryable, letter: LetterId): Promise<void> {
  await tx.update(drafts).set({ leavesWith: null }).where(eq(drafts.leavesWith, letter));
}
