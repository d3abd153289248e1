import { addSeconds } from 'date-fns';
import { and, eq, isNull, lt, or } from 'drizzle-orm';
import { channels } from '../../db/channels.ts';
import type { Desk } from './desk.ts';

export type Lane = typeof channels.$inferSelect;

const LEASE_SECONDS = 15;

/** One pump at a time for a channel; null while another one holds it. A lease that runs out frees itself. */
export async function lease(desk: Desk, channel: string, holder: string): Promise<Lane | null> {
  const surface = desk.chat.surface;
  const leasedUntil = addSeconds(desk.wall(), LEASE_SECONDS);
  await desk.db.insert(channels).values({ surface, channel }).onConflictDoNothing();
  const [lane] = await desk.db
    .update(channels)
    .set({ holder, leasedUntil })
    .where(
      and(
        eq(channels.surface, surface),
        eq(channels.channel, channel),
        or(isNull(channels.leasedUntil), lt(channels.leasedUntil, desk.wall()), eq(channels.holder, holder)),
      ),
    )
    .returning();
  return lane ?? null;
}

export async function release(desk: Desk, channel: string, holder: string) {
  await desk.db
    .update(channels)
    .set({ holder: null, leasedUntil: null })
    .where(and(eq(channels.surface, desk.chat.surface), eq(channels.channel, channel), eq(channels.holder, holder)));
}

/** The next moment at which the channel may be posted to, or a post be edited. */
export async function hold(desk: Desk, lane: Lane, next: { nextPostAt?: Date; nextEditAt?: Date }) {
  await desk.db
    .update(channels)
    .set(next)
    .where(and(eq(channels.surface, lane.surface), eq(channels.channel, lane.channel)));
}
