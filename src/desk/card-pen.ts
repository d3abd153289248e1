import { createHash, randomUUID } from 'node:crypto';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { cards } from '../../db/cards.ts';
import { ringChannels } from './channel-lane.ts';
import type { Desk } from './desk.ts';
import type { DrawnCard } from './draw-card.ts';
import { leaveBehind } from './move-card.ts';

type Card = Pick<typeof cards.$inferSelect, 'reference' | 'surface' | 'channel' | 'ts' | 'contentHash'>;

/** looks: how the post was last seen; null when nobody knows for certain. */
type Pen = { mark: string; looks: string | null };

/** Equal for two drawings that look the same: such an edit is not made. */
export function looksOf({ message }: DrawnCard): string {
  return createHash('sha256').update(JSON.stringify(message)).digest('hex');
}

/**
 * The pump and presses may draw one post side by side, and nobody here knows which of two drawings chat takes last.
 * Whoever draws takes the pen first, out of the hand of whoever has it.
 */
export async function takePen(desk: Desk, card: Card): Promise<Pen> {
  const mark = unknownLooks();
  const take = async (where: ReturnType<typeof and>) =>
    (await desk.db.update(cards).set({ contentHash: mark }).where(where).returning({ ts: cards.ts })).length > 0;
  const known = card.contentHash !== null;
  if (known && (await take(and(isCard(card), eq(cards.contentHash, card.contentHash ?? ''))))) {
    return { mark, looks: card.contentHash };
  }
  await take(isCard(card));
  return { mark, looks: null };
}

/** The post looks as drawn, unless another drawing was begun meanwhile: then it is drawn once more. */
export async function putDownPen(desk: Desk, card: Card, pen: Pen, drawn: DrawnCard, ts: string): Promise<void> {
  const known = { ts, shownVersion: drawn.version, contentHash: looksOf(drawn), clickedAt: null };
  const mine = and(standsAt(card), eq(cards.contentHash, pen.mark));
  const settled = await desk.db.update(cards).set(known).where(mine).returning({ ts: cards.ts });
  if (settled.length === 0) await drawnOver(desk, card, ts);
}

/** What chat shows on this post is not known for certain: it is drawn again, or left behind when its case has moved. */
export async function drawnOver(desk: Desk, card: Card, ts: string): Promise<void> {
  const unknown = { ts, shownVersion: sql`${cards.wantedVersion} - 1`, contentHash: unknownLooks() };
  const again = await desk.db.update(cards).set(unknown).where(standsAt(card)).returning({ ts: cards.ts });
  if (again.length === 0) await leaveBehind(desk.db, { ...card, ts });
  await ringChannels(desk);
}

/** No two are equal, so that whoever holds a pen learns that it was taken. */
export function unknownLooks(): string {
  return `unknown ${randomUUID()}`;
}

function isCard({ reference, surface }: Card) {
  return and(eq(cards.reference, reference), eq(cards.surface, surface));
}

function standsAt(card: Card) {
  return and(isCard(card), eq(cards.channel, card.channel), card.ts ? eq(cards.ts, card.ts) : isNull(cards.ts));
}
