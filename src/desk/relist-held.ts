import { and, arrayOverlaps, eq, isNull, or, type SQL, sql } from 'drizzle-orm';
import { messages } from '../../db/messages.ts';
import type { Transaction } from './desk.ts';

/** What came before its case: held mails of which any of this is true are judged once more. */
export async function relistHeld(tx: Transaction, any: (SQL | undefined)[]): Promise<{ id: string }[]> {
  const which = or(...any);
  if (!which) return [];
  return tx
    .update(messages)
    .set({ state: 'listed', attempts: 0 })
    .where(and(eq(messages.state, 'held'), isNull(messages.settledAt), which))
    .returning({ id: messages.id });
}

/** Mails that name a reference. */
export function names(reference: string): SQL {
  return sql`${messages.reading} -> 'references' @> ${JSON.stringify([{ reference }])}::jsonb`;
}

/** Mails that answer this one. */
export function answersTo({ internetMessageId }: { internetMessageId: string | null }): SQL | undefined {
  return internetMessageId ? arrayOverlaps(messages.conversation, [internetMessageId]) : undefined;
}
