import { and, eq, ne } from 'drizzle-orm';
import { cards } from '../../db/cards.ts';
import type { Queryable } from '../../db/database.ts';
import { leftCards } from '../../db/left-cards.ts';
import { ringChannels } from './channel-lane.ts';
import type { Desk, Transaction } from './desk.ts';
import type { Statement } from './one-breath.ts';

type Card = typeof cards.$inferSelect;
type Left = Pick<Card, 'reference' | 'surface' | 'channel'> & { ts: string };
type Key = Pick<Card, 'reference' | 'surface'>;

/** From now on the card stands in another channel, as a new post; the old one is owed its stub. */
export async function moveCard(tx: Transaction, { reference, surface }: Key, channel: string) {
  const elsewhere = and(eq(cards.reference, reference), eq(cards.surface, surface), ne(cards.channel, channel));
  const [old] = await tx.select().from(cards).where(elsewhere).for('update');
  if (!old) return;
  await tx.update(cards).set({ channel, ts: null, shownVersion: 0, contentHash: null, trouble: null }).where(elsewhere);
  if (old.ts) await leaveBehind(tx, { ...old, ts: old.ts });
}

/**
 * Whether a pressed post is the card of its case. Slack may have taken a card and lost the answer; then a second one was
 * posted, and the first, which nobody could find before it was pressed, becomes a stub.
 */
export async function isLivingCard(desk: Desk, key: Key, { channel, ts }: { channel: string; ts: string }) {
  const mine = and(eq(cards.reference, key.reference), eq(cards.surface, key.surface), eq(cards.channel, channel));
  const [card] = await desk.db.select().from(cards).where(mine);
  // What is told of a case elsewhere is no card of it.
  if (!card) return false;
  if (!card.ts || card.ts === ts) return true;
  await leaveBehind(desk.db, { ...card, ts });
  await ringChannels(desk);
  return false;
}

/** What a case is called has changed: so must the word that it left where it stood before. */
export function redrawStubs(tx: Transaction, reference: string): Statement {
  return tx.update(leftCards).set({ stubbedAt: null }).where(eq(leftCards.reference, reference));
}

/** A post that is no card any more; one that looks like a card again becomes a stub again. */
export async function leaveBehind(db: Queryable, { surface, channel, ts, reference }: Left) {
  const place = [leftCards.surface, leftCards.channel, leftCards.ts];
  const row = { surface, channel, ts, reference };
  await db
    .insert(leftCards)
    .values(row)
    .onConflictDoUpdate({ target: place, set: { stubbedAt: null } });
}
