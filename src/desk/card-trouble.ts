import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import alarm from '../../blocks/alarm.ts';
import { cards } from '../../db/cards.ts';
import { ringChannels } from './channel-lane.ts';
import type { Chat, ChatError } from './chat.ts';
import type { Desk } from './desk.ts';
import { oweOps } from './tellings.ts';

type Card = typeof cards.$inferSelect;

/**
 * A card that chat will not take is left alone, so that the others go on. The case is unharmed and in every list; those
 * who run the office hear of the channel once, not of each card.
 */
export async function giveUpCard(desk: Desk, { reference, surface, channel }: Card, error: ChatError): Promise<void> {
  desk.log.error({ reference, surface, channel, trouble: error.trouble }, 'a card could not be shown');
  await desk.db.transaction(async (tx) => {
    const here = and(eq(cards.surface, surface), eq(cards.channel, channel));
    const known = await tx.$count(cards, and(here, isNotNull(cards.trouble)));
    await tx
      .update(cards)
      .set({ trouble: error.trouble })
      .where(and(here, eq(cards.reference, reference), isNull(cards.trouble)));
    if (known > 0) return;
    const what = `The card of ${reference} could not be shown in its channel. ${error.reason ?? ''}`.trim();
    await oweOps(desk, tx, alarm.render({ what, next: NEXT }));
  });
}

const NEXT = 'The case is in /breach queue all the same. Mend the channel: its cards are tried again within the hour.';

/** Tries again what could not be shown, once the channel takes cases. */
export async function retryCards(desk: Desk): Promise<void> {
  for (const chat of desk.chats) await retryOn(desk, chat);
  await ringChannels(desk);
}

async function retryOn(desk: Desk, chat: Chat) {
  const troubled = and(eq(cards.surface, chat.surface), isNotNull(cards.trouble));
  const channels = await desk.db.selectDistinct({ channel: cards.channel }).from(cards).where(troubled);
  for (const { channel } of channels) {
    // Whether the channel can be asked at all is what is being found out.
    const allowed = await chat.allows(channel).catch(() => false);
    if (allowed !== true) continue;
    await desk.db
      .update(cards)
      .set({ trouble: null })
      .where(and(troubled, eq(cards.channel, channel)));
  }
}
