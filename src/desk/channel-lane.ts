import { addSeconds } from 'date-fns/addSeconds';
import { and, eq, isNull, lt, or } from 'drizzle-orm';
import { channels } from '../../db/channels.ts';
import type { Chat, Surface } from './chat.ts';
import type { Desk, Transaction, Work } from './desk.ts';

export type OnChannel = { surface: Surface; channel: string };

/** What has a channel pumped, in a queue of its chat's own. Channel ids hold no space on any surface. */
export function ringFor({ surface, channel }: OnChannel): Work {
  return { queue: `${surface}-channels`, id: `${surface} ${channel}` };
}

/** The chat and the channel behind such a name; null when the office no longer works on that surface. */
export function laneNamed({ chats }: Desk, name: string): { chat: Chat; channel: string } | null {
  const [surface = '', channel = ''] = name.split(' ');
  const chat = chats.find((one) => one.surface === surface);
  return chat ? { chat, channel } : null;
}

/** Every channel that shows cards. */
export function channelsOf({ chats }: Desk): OnChannel[] {
  return chats.flatMap(({ surface, channels }) => {
    const both = new Set([channels.cases, channels.urgent ?? channels.cases]);
    return [...both].map((channel) => ({ surface, channel }));
  });
}

export async function ringChannels(desk: Desk, tx?: Transaction) {
  await desk.bell.ring(channelsOf(desk).map(ringFor), tx ? { tx } : {});
}

export type Lane = typeof channels.$inferSelect;

type OnLane = Pick<Lane, 'surface' | 'channel'>;

const LEASE_SECONDS = 15;

/** One pump at a time for a channel; null while another one holds it. A lease that runs out frees itself. */
export async function lease(desk: Desk, { surface, channel }: OnLane, holder: string): Promise<Lane | null> {
  const leasedUntil = addSeconds(desk.wall(), LEASE_SECONDS);
  const isFree = or(isNull(channels.leasedUntil), lt(channels.leasedUntil, desk.wall()), eq(channels.holder, holder));
  const [lane] = await desk.db
    .insert(channels)
    .values({ surface, channel, holder, leasedUntil })
    .onConflictDoUpdate({
      target: [channels.surface, channels.channel],
      set: { holder, leasedUntil },
      ...(isFree && { setWhere: isFree }),
    })
    .returning();
  return lane ?? null;
}

export async function release(desk: Desk, { surface, channel }: OnLane, holder: string) {
  await desk.db
    .update(channels)
    .set({ holder: null, leasedUntil: null })
    .where(and(eq(channels.surface, surface), eq(channels.channel, channel), eq(channels.holder, holder)));
}

/** The next moment at which the channel may be posted to, or a post be edited. */
export async function hold(desk: Desk, lane: Lane, next: { nextPostAt?: Date; nextEditAt?: Date }) {
  await desk.db
    .update(channels)
    .set(next)
    .where(and(eq(channels.surface, lane.surface), eq(channels.channel, lane.channel)));
}
