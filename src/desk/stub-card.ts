import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import movedCard from '../../blocks/moved-card.ts';
import { cards } from '../../db/cards.ts';
import { leftCards } from '../../db/left-cards.ts';
import type { Lane } from './channel-lane.ts';
import { type Chat, ChatError } from './chat.ts';
import type { Desk } from './desk.ts';
import { openFile, organisationWords } from './find-cases.ts';

type Left = { surface: string; channel: string; ts: string; reference: string; now: { channel: string; ts: string } };

/** The posts that their cases have left and that still look like their cards. Only once a case has a card elsewhere. */
export function stubsOwed({ db }: Desk, { surface, channel }: Pick<Lane, 'surface' | 'channel'>) {
  return db
    .select({ left: leftCards, channel: cards.channel, ts: cards.ts })
    .from(leftCards)
    .innerJoin(cards, and(eq(cards.reference, leftCards.reference), eq(cards.surface, leftCards.surface)))
    .where(
      and(
        eq(leftCards.surface, surface),
        eq(leftCards.channel, channel),
        isNull(leftCards.stubbedAt),
        isNull(leftCards.trouble),
        isNotNull(cards.ts),
      ),
    );
}

export async function nextStub(desk: Desk, here: Pick<Lane, 'surface' | 'channel'>) {
  const [left] = await stubsOwed(desk, here).orderBy(asc(leftCards.ts)).limit(1);
  return left?.ts ? { ...left.left, now: { channel: left.channel, ts: left.ts } } : null;
}

/** Leaves word where the case went. */
export async function stubCard(desk: Desk, chat: Chat, left: Left): Promise<'edited' | 'nothing'> {
  const { channel, ts, reference } = left;
  const mine = and(eq(leftCards.surface, left.surface), eq(leftCards.channel, channel), eq(leftCards.ts, ts));
  const { kase, organisation } = await openFile(desk.db, reference);
  try {
    const moved = kase.triage?.urgent ? 'it became urgent' : 'it is no longer urgent';
    const why = left.now.channel === channel ? null : moved;
    const link = await chat.link(left.now);
    await chat.edit(
      { channel, ts },
      movedCard.render({ reference, organisation: organisationWords({ kase, organisation }), why, link }),
    );
    await desk.db.update(leftCards).set({ stubbedAt: desk.wall() }).where(mine);
    return 'edited';
  } catch (error) {
    if (!(error instanceof ChatError) || (error.trouble !== 'refused' && error.trouble !== 'gone')) throw error;
    await desk.db.update(leftCards).set({ trouble: error.trouble }).where(mine);
    return 'nothing';
  }
}
