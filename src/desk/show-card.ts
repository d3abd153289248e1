import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Message } from '../../blocks/kit.ts';
import { cards } from '../../db/cards.ts';
import { drawnOver, looksOf, putDownPen, takePen, unknownLooks } from './card-pen.ts';
import { giveUpCard } from './card-trouble.ts';
import { ringChannels } from './channel-lane.ts';
import { type Chat, ChatError, type Posted } from './chat.ts';
import type { Desk } from './desk.ts';
import { drawCard } from './draw-card.ts';
import { redrawBurst } from './gather-burst.ts';

type Card = typeof cards.$inferSelect;

/** A pressed card shows at once what is true now, in whatever way its chat has for that. show: whether chat took it. */
export async function showPressed(
  desk: Desk,
  post: Pick<Card, 'reference' | 'surface'> & Posted,
  show: (message: Message) => Promise<boolean>,
) {
  const card = { ...post, contentHash: null };
  const pen = await takePen(desk, card);
  const drawn = await drawCard(desk, card.reference);
  if (await show(drawn.message)) await putDownPen(desk, card, pen, drawn, card.ts);
  else await drawnOver(desk, card, card.ts);
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
    .set({ shownVersion: sql`${cards.wantedVersion} - 1`, contentHash: unknownLooks() })
    .where(and(eq(cards.reference, reference), isNotNull(cards.ts), isNull(cards.trouble)));
  await ringChannels(desk);
}

/** Draws the newest state of a case into its channel: posts the card, edits it, or finds that it looks the same. */
export async function showCard(desk: Desk, chat: Chat, card: Card): Promise<'posted' | 'edited' | 'nothing'> {
  const pen = await takePen(desk, card);
  const drawn = await drawCard(desk, card.reference);
  if (card.ts && pen.looks === looksOf(drawn)) {
    await putDownPen(desk, card, pen, drawn, card.ts);
    return 'nothing';
  }
  try {
    const posted = card.ts
      ? await editCard(chat, card, card.ts, drawn.message)
      : await chat.post(card.channel, drawn.message);
    await putDownPen(desk, card, pen, drawn, posted.ts);
    if (card.burst) await redrawBurst(desk.db, card.burst);
    return card.ts === posted.ts ? 'edited' : 'posted';
  } catch (error) {
    if (!(error instanceof ChatError) || (error.trouble !== 'refused' && error.trouble !== 'gone')) throw error;
    await giveUpCard(desk, card, error);
    return 'nothing';
  }
}

/** A card that can no longer be edited gets a successor; the case is what counts, not the post. */
async function editCard(chat: Chat, card: Card, ts: string, message: Message): Promise<{ ts: string }> {
  try {
    await chat.edit({ channel: card.channel, ts }, message);
    return { ts };
  } catch (error) {
    if (!(error instanceof ChatError) || error.trouble !== 'gone') throw error;
    return chat.post(card.channel, message);
  }
}
