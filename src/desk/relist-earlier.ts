import { and, arrayOverlaps, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import { messages } from '../../db/messages.ts';
import type { Desk, Transaction } from './desk.ts';
import { ANSWER_AFTER_UNDO, OUTSIDE } from './match-outgoing.ts';
import { inOneBreath } from './one-breath.ts';

type Row = typeof messages.$inferSelect;
type Relisted = { id: string }[];

/**
 * What came before its case: mails that wait, and mails sent from Outlook that belonged to none, are judged once more when
 * any of this is true of them.
 */
export async function relistEarlier(tx: Transaction, any: (SQL | undefined)[]): Promise<Relisted> {
  const which = or(...any);
  if (!which) return [];
  const relist = (these: SQL | undefined) =>
    tx.update(messages).set({ state: 'listed', attempts: 0 }).where(and(these, which)).returning({ id: messages.id });
  const held = and(eq(messages.state, 'held'), isNull(messages.settledAt));
  const outside = inArray(messages.why, [OUTSIDE, ANSWER_AFTER_UNDO]);
  const sent = and(eq(messages.state, 'kept'), eq(messages.outgoing, true), outside);
  // Two questions and not one with "or", which would read every mail.
  const [waited, left] = await inOneBreath(relist(held), relist(and(sent, isNull(messages.settledBy))));
  return [...waited, ...left];
}

/** The answers to a mail that is on its case now follow it. */
export async function relistAnswers(desk: Desk, tx: Transaction, row: Pick<Row, 'internetMessageId'>): Promise<void> {
  for (const { id } of await relistEarlier(tx, [answersTo(row)])) await desk.bell.ring({ queue: 'mails', id }, { tx });
}

/** Mails that name a reference. */
export function names(reference: string): SQL {
  return sql`${messages.reading} -> 'references' @> ${JSON.stringify([{ reference }])}::jsonb`;
}

/** Mails that answer this one. */
export function answersTo({ internetMessageId }: Pick<Row, 'internetMessageId'>): SQL | undefined {
  return internetMessageId ? arrayOverlaps(messages.conversation, [internetMessageId]) : undefined;
}
