import { createHash } from 'node:crypto';
import { and, eq, isNotNull, isNull, lt, lte, sql } from 'drizzle-orm';
import type { Message } from '../../blocks/kit.ts';
import { cards } from '../../db/cards.ts';
import { giveUpCard } from './card-trouble.ts';
import { ringChannels } from './channel-lane.ts';
import { type Chat, ChatError } from './chat.ts';
import type { Desk } from './desk.ts';
import { type DrawnCard, drawCard } from './draw-card.ts';
import { redrawBurst } from './gather-burst.ts';
import { leaveBehind } from './move-card.ts';

type Card = typeof cards.$inferSelect;

/** Equal for two drawings that look the same: such an edit is not made. */
function looksOf({ message }: DrawnCard): string {
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
  await desk.db.update(cards).set({ clickedAt: desk.wall() }).where(eq(cards.reference, reference));
  await ringChannels(desk);
}

/** What its card says has changed without a new version of the case. */
export async function redrawCard(desk: Desk, reference: string) {
  await desk.db
    .update(cards)
    .set({ shownVersion: sql`${cards.wantedVersion} - 1` })
    .where(and(eq(cards.reference, reference), isNotNull(cards.ts), isNull(cards.trouble)));
  await ringChannels(desk);
}

/** Draws the newest state of a case into its channel: posts the card, edits it, or finds that it looks the same. */
export async function showCard(desk: Desk, chat: Chat, card: Card): Promise<'posted' | 'edited' | 'nothing'> {
  const drawn = await drawCard(desk, card.reference);
  const contentHash = looksOf(drawn);
  const shown = { shownVersion: drawn.version, contentHash, clickedAt: null };
  const mine = and(eq(cards.reference, card.reference), eq(cards.surface, card.surface));
  if (card.ts && card.contentHash === contentHash) {
    await desk.db
      .update(cards)
      .set(shown)
      .where(and(mine, lt(cards.shownVersion, drawn.version)));
    return 'nothing';
  }
  try {
    const posted = card.ts
      ? await editCard(chat, card, card.ts, drawn.message)
      : await newCard(chat, card, drawn.message);
    const kept = await desk.db
      .update(cards)
      .set({ ...shown, ...posted })
      .where(and(mine, eq(cards.channel, card.channel)))
      .returning();
    // The case moved to another channel meanwhile: what was just drawn is the post it left.
    if (kept.length === 0) await leaveBehind(desk.db, { ...card, ts: posted.ts });
    if (card.burst) await redrawBurst(desk, card.burst);
    return card.ts === posted.ts ? 'edited' : 'posted';
  } catch (error) {
    if (!(error instanceof ChatError) || (error.trouble !== 'refused' && error.trouble !== 'gone')) throw error;
    await giveUpCard(desk, card, error);
    return 'nothing';
  }
}

async function newCard(chat: Chat, card: Card, message: Message): Promise<{ ts: string }> {
  const allowed = await chat.allows(card.channel);
  if (allowed !== true) throw new ChatError('post where no case may be shown', 'refused', { reason: allowed });
  return { ts: (await chat.post(card.channel, message)).ts };
}

/** A card that can no longer be edited gets a successor; the case is what counts, not the post. */
async function editCard(chat: Chat, card: Card, ts: string, message: Message): Promise<{ ts: string }> {
  try {
    await chat.edit({ channel: card.channel, ts }, message);
    return { ts };
  } catch (error) {
    if (!(error instanceof ChatError) || error.trouble !== 'gone') throw error;
    return newCard(chat, card, message);
  }
}
