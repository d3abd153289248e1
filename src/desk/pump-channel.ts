import { createHash } from 'node:crypto';
import { addSeconds } from 'date-fns';
import { and, asc, eq, gt, isNotNull, isNull, lt, or, sql } from 'drizzle-orm';
import type { Message } from '../../blocks/kit.ts';
import threadNote from '../../blocks/thread-note.ts';
import { cards } from '../../db/cards.ts';
import { channels } from '../../db/channels.ts';
import { notes } from '../../db/notes.ts';
import { ChatError } from './chat.ts';
import type { Desk } from './desk.ts';
import { drawCard } from './draw-card.ts';
import { timeOnly } from './sentences.ts';

type Card = typeof cards.$inferSelect;
type Lane = typeof channels.$inferSelect;

const LEASE_SECONDS = 15;
/** Slack takes about one post a second and channel, and 50 edits a minute. */
const POST_EVERY_MS = 1_050;

/**
 * Works off what a channel is owed: clicked cards first, then new cards oldest first, then changed cards, then
 * thread lines in order under cards that stand. One pump a channel at a time; whoever comes second looks again later.
 */
export async function pumpChannel(desk: Desk, channel: string, holder: string): Promise<void> {
  for (;;) {
    const lane = await lease(desk, channel, holder);
    if (!lane) return again(desk, channel, addSeconds(desk.wall(), 1));
    const waitUntil = await step(desk, lane);
    if (waitUntil === 'more') continue;
    await release(desk, channel, holder);
    // Something may have become due between the last look and letting go.
    if (waitUntil === 'idle') return (await owed(desk, channel)) ? again(desk, channel, null) : undefined;
    return again(desk, channel, waitUntil);
  }
}

/** Does one thing; says whether there is more, nothing, or when to come back. */
async function step(desk: Desk, lane: Lane): Promise<'more' | 'idle' | Date> {
  const now = desk.wall();
  const mayPost = !lane.nextPostAt || lane.nextPostAt <= now;
  const mayEdit = !lane.nextEditAt || lane.nextEditAt <= now;
  const card = await nextCard(desk, lane.channel, { mayPost, mayEdit });
  if (card) return serve(desk, lane, () => showCard(desk, card));
  if (mayPost) {
    const note = await nextNote(desk, lane.channel);
    if (note) return serve(desk, lane, () => postNote(desk, note));
  }
  if (!(await owed(desk, lane.channel))) return 'idle';
  const later = [lane.nextPostAt, lane.nextEditAt].filter((at) => at !== null).map((at) => at.getTime());
  return new Date(Math.max(Math.min(...later), now.getTime() + 50));
}

async function serve(desk: Desk, lane: Lane, deed: () => Promise<'posted' | 'edited' | 'nothing'>): Promise<'more'> {
  try {
    if ((await deed()) === 'posted') await hold(desk, lane, { nextPostAt: later(desk, POST_EVERY_MS) });
  } catch (error) {
    if (!(error instanceof ChatError) || error.trouble === 'refused' || error.trouble === 'gone') throw error;
    const wait = later(desk, (error.retryAfter ?? 5) * 1_000);
    await hold(desk, lane, { nextPostAt: wait, nextEditAt: wait });
  }
  return 'more';
}

async function nextCard(desk: Desk, channel: string, may: { mayPost: boolean; mayEdit: boolean }) {
  const allowed = or(may.mayPost ? isNull(cards.ts) : undefined, may.mayEdit ? isNotNull(cards.ts) : undefined);
  if (!allowed || !(may.mayPost || may.mayEdit)) return null;
  const [card] = await desk.db
    .select()
    .from(cards)
    .where(and(dirtyIn(desk, channel), allowed))
    .orderBy(sql`${cards.clickedAt} is null`, sql`${cards.ts} is not null`, asc(cards.askedAt))
    .limit(1);
  return card ?? null;
}

function dirtyIn(desk: Desk, channel: string) {
  return and(
    eq(cards.surface, desk.chat.surface),
    eq(cards.channel, channel),
    gt(cards.wantedVersion, cards.shownVersion),
    isNull(cards.trouble),
  );
}

async function showCard(desk: Desk, card: Card): Promise<'posted' | 'edited' | 'nothing'> {
  const drawn = await drawCard(desk, card.reference);
  const contentHash = createHash('sha256').update(JSON.stringify(drawn.message)).digest('hex');
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
      ? await editCard(desk, card, card.ts, drawn.message)
      : await newCard(desk, card, drawn.message);
    await desk.db
      .update(cards)
      .set({ ...shown, ...posted })
      .where(mine);
    return card.ts === posted.ts ? 'edited' : 'posted';
  } catch (error) {
    if (!(error instanceof ChatError) || (error.trouble !== 'refused' && error.trouble !== 'gone')) throw error;
    desk.log.error({ reference: card.reference, trouble: error.trouble }, 'a card could not be shown');
    await desk.db.update(cards).set({ trouble: error.trouble }).where(mine);
    return 'nothing';
  }
}

async function newCard(desk: Desk, card: Card, message: Message): Promise<{ ts: string }> {
  const allowed = await desk.chat.allows(card.channel);
  if (allowed !== true) throw new ChatError(`post in a channel that may not hold cases: ${allowed}`, 'refused');
  return { ts: (await desk.chat.post(card.channel, message)).ts };
}

/** A card that can no longer be edited gets a successor; the case is what counts, not the post. */
async function editCard(desk: Desk, card: Card, ts: string, message: Message): Promise<{ ts: string }> {
  try {
    await desk.chat.edit({ channel: card.channel, ts }, message);
    return { ts };
  } catch (error) {
    if (!(error instanceof ChatError) || error.trouble !== 'gone') throw error;
    return newCard(desk, card, message);
  }
}

async function nextNote(desk: Desk, channel: string) {
  const [note] = await desk.db
    .select({ note: notes, channel: cards.channel, ts: cards.ts })
    .from(notes)
    .innerJoin(cards, and(eq(cards.reference, notes.reference), eq(cards.surface, notes.surface)))
    .where(
      and(
        eq(notes.surface, desk.chat.surface),
        isNull(notes.postedAt),
        isNull(notes.trouble),
        isNotNull(cards.ts),
        eq(cards.channel, channel),
      ),
    )
    .orderBy(asc(notes.reference), asc(notes.version), asc(notes.seq))
    .limit(1);
  return note?.ts ? { ...note, ts: note.ts } : null;
}

type OwedNote = { note: typeof notes.$inferSelect; channel: string; ts: string };

async function postNote(desk: Desk, { note, channel, ts }: OwedNote): Promise<'posted' | 'nothing'> {
  // Written by announce.ts, and nowhere else.
  const { at, text } = note.message as { at: string; text: string };
  const mine = and(
    eq(notes.reference, note.reference),
    eq(notes.version, note.version),
    eq(notes.seq, note.seq),
    eq(notes.surface, note.surface),
  );
  try {
    await desk.chat.reply({ channel, ts }, threadNote.render({ at: timeOnly(new Date(at), desk.calendar), text }));
    await desk.db.update(notes).set({ postedAt: desk.wall() }).where(mine);
    return 'posted';
  } catch (error) {
    if (!(error instanceof ChatError) || (error.trouble !== 'refused' && error.trouble !== 'gone')) throw error;
    await desk.db.update(notes).set({ trouble: error.trouble }).where(mine);
    return 'nothing';
  }
}

async function owed(desk: Desk, channel: string): Promise<boolean> {
  const [card] = await desk.db.select({ one: sql`1` }).from(cards).where(dirtyIn(desk, channel)).limit(1);
  return Boolean(card) || (await nextNote(desk, channel)) !== null;
}

async function lease(desk: Desk, channel: string, holder: string): Promise<Lane | null> {
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

async function release(desk: Desk, channel: string, holder: string) {
  await desk.db
    .update(channels)
    .set({ holder: null, leasedUntil: null })
    .where(and(eq(channels.surface, desk.chat.surface), eq(channels.channel, channel), eq(channels.holder, holder)));
}

async function hold(desk: Desk, lane: Lane, next: { nextPostAt?: Date; nextEditAt?: Date }) {
  await desk.db
    .update(channels)
    .set(next)
    .where(and(eq(channels.surface, lane.surface), eq(channels.channel, lane.channel)));
}

function later(desk: Desk, ms: number): Date {
  return new Date(desk.wall().getTime() + ms);
}

async function again(desk: Desk, channel: string, at: Date | null) {
  await desk.bell.ring({ queue: 'channels', id: channel }, at ? { after: at } : {});
}
