import { subHours } from 'date-fns/subHours';
import { subMinutes } from 'date-fns/subMinutes';
import { and, arrayOverlaps, eq, gt, isNull, lte, sql } from 'drizzle-orm';
import { bursts } from '../../db/bursts.ts';
import { cards } from '../../db/cards.ts';
import type { Queryable } from '../../db/database.ts';
import type { Desk, Transaction } from './desk.ts';

type Card = typeof cards.$inferSelect;

/** A straggler joins its digest for a day. */
const OPEN_HOURS = 24;

/**
 * Takes a card that was to be posted into a digest when many reports of the last while tell of the same event. Says
 * whether it did; a card that somebody works on is always posted by itself.
 */
export async function gatherBurst(desk: Desk, card: Card): Promise<boolean> {
  if (card.burst || card.clickedAt || card.wantedVersion > 1 || card.likeness.length === 0) return false;
  return desk.db.transaction(async (tx) => {
    const burst = (await openBurst(desk, tx, card)) ?? (await newBurst(desk, tx, card));
    if (!burst) return false;
    const lately = gt(cards.askedAt, subHours(desk.wall(), OPEN_HOURS));
    const unposted = and(alike(card), lately, isNull(cards.ts), isNull(cards.clickedAt), lte(cards.wantedVersion, 1));
    await tx
      .update(cards)
      .set({ burst, shownVersion: sql`${cards.wantedVersion}` })
      .where(and(unposted, isNull(cards.burst), isNull(cards.trouble)));
    await tx
      .update(bursts)
      .set({ wanted: sql`${bursts.wanted} + 1`, joinedAt: desk.wall() })
      .where(eq(bursts.id, burst));
    return true;
  });
}

/** Lets go of every case of a digest; those that have no card yet get one. Says how many. */
export async function postEach(tx: Transaction, burst: string): Promise<number> {
  const its = eq(cards.burst, burst);
  const waiting = await tx
    .update(cards)
    .set({ likeness: [], shownVersion: 0 })
    .where(and(its, isNull(cards.ts)))
    .returning({ reference: cards.reference });
  await tx.update(cards).set({ burst: null }).where(its);
  await redrawBurst(tx, burst);
  return waiting.length;
}

/** What it says of its cases has changed. */
export async function redrawBurst(db: Queryable, burst: string) {
  await db
    .update(bursts)
    .set({ wanted: sql`${bursts.wanted} + 1` })
    .where(eq(bursts.id, burst));
}

function alike({ surface, channel, likeness }: Card) {
  return and(eq(cards.surface, surface), eq(cards.channel, channel), arrayOverlaps(cards.likeness, likeness));
}

async function openBurst(desk: Desk, tx: Transaction, { surface, channel, likeness }: Card): Promise<string | null> {
  const [open] = await tx
    .select({ id: bursts.id })
    .from(bursts)
    .where(
      and(
        eq(bursts.surface, surface),
        eq(bursts.channel, channel),
        gt(bursts.joinedAt, subHours(desk.wall(), OPEN_HOURS)),
        arrayOverlaps(bursts.likeness, likeness),
        isNull(bursts.trouble),
      ),
    )
    .limit(1);
  return open?.id ?? null;
}

async function newBurst(desk: Desk, tx: Transaction, card: Card): Promise<string | null> {
  const { reports, withinMinutes } = desk.policy.burst;
  const since = subMinutes(desk.wall(), withinMinutes);
  if ((await tx.$count(cards, and(alike(card), gt(cards.askedAt, since)))) < reports) return null;
  const now = desk.wall();
  const { surface, channel, likeness } = card;
  const [burst] = await tx
    .insert(bursts)
    .values({ surface, channel, likeness, startedAt: now, joinedAt: now })
    .returning({ id: bursts.id });
  return burst?.id ?? null;
}
