import { createHash } from 'node:crypto';
import { and, eq, lte } from 'drizzle-orm';
import { cards } from '../../db/cards.ts';
import type { Desk } from './desk.ts';
import type { DrawnCard } from './draw-card.ts';

/** Equal for two drawings that look the same: such an edit is not made. */
export function looksOf({ message }: DrawnCard): string {
  return createHash('sha256').update(JSON.stringify(message)).digest('hex');
}

/** The clicked card shows this already; the pump need not draw it again. Never over a newer one. */
export async function markCardShown(desk: Desk, reference: string, ts: string, card: DrawnCard) {
  await desk.db
    .update(cards)
    .set({ shownVersion: card.version, contentHash: looksOf(card), clickedAt: null })
    .where(and(eq(cards.reference, reference), eq(cards.ts, ts), lte(cards.shownVersion, card.version)));
}

/** Somebody waits for this card: the pump serves it first. */
export async function hurryCard(desk: Desk, reference: string) {
  await desk.db
    .update(cards)
    .set({ clickedAt: desk.wall() })
    .where(and(eq(cards.reference, reference), eq(cards.surface, desk.chat.surface)));
  await desk.bell.ring({ queue: 'channels', id: desk.channels.cases });
}
