import { addSeconds } from 'date-fns/addSeconds';
import { subMilliseconds } from 'date-fns/subMilliseconds';
import { and, asc, eq, exists, gt, isNotNull, isNull, or, sql } from 'drizzle-orm';
import { cards } from '../../db/cards.ts';
import { hold, type Lane, laneNamed, lease, type OnChannel, release, ringFor } from './channel-lane.ts';
import { type Chat, ChatError } from './chat.ts';
import type { Desk } from './desk.ts';
import { gatherBurst } from './gather-burst.ts';
import { AHEAD_MS, type Paced, pacedChat } from './paced-chat.ts';
import { burstsOwed, nextBurst, showBurst } from './show-burst.ts';
import { showCard } from './show-card.ts';
import { nextStub, stubCard, stubsOwed } from './stub-card.ts';
import { nextNotes, postNotes, threadsOwed } from './thread-notes.ts';

/**
 * Works off what a channel is owed: clicked cards first, then new cards oldest first, then changed cards, then
 * the stubs of cards that moved, then thread lines in order under cards that stand. One pump a channel at a time;
 * whoever comes second looks again later. Says when the channel may be served again, where it must wait.
 */
export async function pumpChannel(desk: Desk, name: string, holder: string): Promise<Date | undefined> {
  const found = laneNamed(desk, name);
  if (!found) return undefined;
  const { chat, channel } = found;
  const here = { surface: chat.surface, channel };
  for (;;) {
    const lane = await lease(desk, here, holder);
    if (!lane) return again(desk, here, addSeconds(desk.wall(), 1));
    const waitUntil = await step(desk, chat, lane);
    if (waitUntil === 'more') continue;
    await release(desk, here, holder);
    // Something may have become due between the last look and letting go.
    if (waitUntil === 'idle') return (await isOwed(desk, here)) ? again(desk, here, null) : undefined;
    return again(desk, here, waitUntil);
  }
}

type Here = Pick<Lane, 'surface' | 'channel'>;

/** Does one thing; says whether there is more, nothing, or when to come back. */
async function step(desk: Desk, chat: Chat, lane: Lane): Promise<'more' | 'idle' | Date> {
  const now = desk.wall();
  const readyAt = lane.nextPostAt && subMilliseconds(lane.nextPostAt, AHEAD_MS);
  const mayPost = !readyAt || readyAt <= now;
  const paced = pacedChat(desk, chat, lane);
  const mayEdit = !lane.nextEditAt || lane.nextEditAt <= now;
  const burst = await nextBurst(desk, lane);
  if (burst && (burst.ts ? mayEdit : mayPost)) {
    return serve(desk, lane, paced, burst.ts ? 'edit' : 'post', () => showBurst(desk, paced.chat, burst));
  }
  const card = await nextCard(desk, lane, { mayPost, mayEdit });
  if (card && !card.ts && (await gatherBurst(desk, card))) return 'more';
  if (card) return serve(desk, lane, paced, card.ts ? 'edit' : 'post', () => showCard(desk, paced.chat, card));
  const stub = mayEdit ? await nextStub(desk, lane) : null;
  if (stub) return serve(desk, lane, paced, 'edit', () => stubCard(desk, chat, stub));
  const lines = mayPost ? await nextNotes(desk, lane) : null;
  if (lines && !(lines instanceof Date)) {
    return serve(desk, lane, paced, 'post', () => postNotes(desk, paced.chat, lane.channel, lines));
  }
  const waits = [mayPost ? null : readyAt, mayEdit ? null : lane.nextEditAt, lines].filter((at) => at !== null);
  if (waits.length === 0 || !(await isOwed(desk, lane))) return 'idle';
  return new Date(Math.min(...waits.map(Number)));
}

type Came = 'posted' | 'edited' | 'nothing';

/** Slack counts posts and edits apart, so one that is throttled does not hold up the other; an outage holds up both. */
async function serve(
  desk: Desk,
  lane: Lane,
  paced: Pick<Paced, 'nextPostAt'>,
  kind: 'post' | 'edit',
  deed: () => Promise<Came>,
): Promise<'more'> {
  try {
    if ((await deed()) === 'posted') await hold(desk, lane, { nextPostAt: paced.nextPostAt() });
  } catch (error) {
    if (!(error instanceof ChatError) || error.trouble === 'refused' || error.trouble === 'gone') throw error;
    const wait = fromNow(desk, (error.retryAfter ?? 5) * 1_000);
    const both = error.trouble !== 'throttled';
    await hold(desk, lane, {
      ...((both || kind === 'post') && { nextPostAt: wait }),
      ...((both || kind === 'edit') && { nextEditAt: wait }),
    });
  }
  return 'more';
}

async function nextCard(desk: Desk, here: Here, may: { mayPost: boolean; mayEdit: boolean }) {
  const allowed = or(may.mayPost ? isNull(cards.ts) : undefined, may.mayEdit ? isNotNull(cards.ts) : undefined);
  if (!allowed || !(may.mayPost || may.mayEdit)) return null;
  const [card] = await desk.db
    .select()
    .from(cards)
    .where(and(dirtyIn(here), allowed))
    .orderBy(sql`${cards.clickedAt} is null`, sql`${cards.ts} is not null`, asc(cards.askedAt))
    .limit(1);
  return card ?? null;
}

function dirtyIn({ surface, channel }: Here) {
  return and(
    eq(cards.surface, surface),
    eq(cards.channel, channel),
    gt(cards.wantedVersion, cards.shownVersion),
    isNull(cards.trouble),
  );
}

/** Whether anything waits to be shown in a channel, now or a little later. */
export async function isOwed(desk: Desk, here: Here): Promise<boolean> {
  const dirty = desk.db.select().from(cards).where(dirtyIn(here));
  const waiting = [dirty, burstsOwed(desk, here), stubsOwed(desk, here), threadsOwed(desk, here)];
  const [found] = await desk.db.execute<{ owed: boolean }>(sql`select ${or(...waiting.map(exists))} as owed`);
  return found?.owed === true;
}

function fromNow(desk: Desk, ms: number): Date {
  return new Date(desk.wall().getTime() + ms);
}

async function again(desk: Desk, here: OnChannel, at: Date | null) {
  await desk.bell.ring(ringFor(here), at ? { after: at } : {});
  return at ?? undefined;
}
