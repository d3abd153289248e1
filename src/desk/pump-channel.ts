import { addSeconds } from 'date-fns';
import { and, asc, eq, gt, isNotNull, isNull, or, sql } from 'drizzle-orm';
import threadNote from '../../blocks/thread-note.ts';
import { cards } from '../../db/cards.ts';
import { notes } from '../../db/notes.ts';
import { hold, type Lane, laneName, laneNamed, lease, release } from './channel-lane.ts';
import { type Chat, ChatError } from './chat.ts';
import type { Desk } from './desk.ts';
import { timeOnly } from './sentences.ts';
import { showCard } from './show-card.ts';

/** Slack takes about one post a second and channel, and 50 edits a minute. */
const POST_EVERY_MS = 1_050;

/**
 * Works off what a channel is owed: clicked cards first, then new cards oldest first, then changed cards, then
 * thread lines in order under cards that stand. One pump a channel at a time; whoever comes second looks again later.
 */
export async function pumpChannel(desk: Desk, name: string, holder: string): Promise<void> {
  const found = laneNamed(desk, name);
  if (!found) return;
  const { chat, channel } = found;
  const here = { surface: chat.surface, channel };
  for (;;) {
    const lane = await lease(desk, here, holder);
    if (!lane) return again(desk, here, addSeconds(desk.wall(), 1));
    const waitUntil = await step(desk, chat, lane);
    if (waitUntil === 'more') continue;
    await release(desk, here, holder);
    // Something may have become due between the last look and letting go.
    if (waitUntil === 'idle') return (await owed(desk, here)) ? again(desk, here, null) : undefined;
    return again(desk, here, waitUntil);
  }
}

type Here = Pick<Lane, 'surface' | 'channel'>;

/** Does one thing; says whether there is more, nothing, or when to come back. */
async function step(desk: Desk, chat: Chat, lane: Lane): Promise<'more' | 'idle' | Date> {
  const now = desk.wall();
  const mayPost = !lane.nextPostAt || lane.nextPostAt <= now;
  const mayEdit = !lane.nextEditAt || lane.nextEditAt <= now;
  const card = await nextCard(desk, lane, { mayPost, mayEdit });
  if (card) return serve(desk, lane, () => showCard(desk, chat, card));
  if (mayPost) {
    const note = await nextNote(desk, lane);
    if (note) return serve(desk, lane, () => postNote(desk, chat, note));
  }
  const waits = [mayPost ? null : lane.nextPostAt, mayEdit ? null : lane.nextEditAt].filter((at) => at !== null);
  if (waits.length === 0 || !(await owed(desk, lane))) return 'idle';
  return new Date(Math.min(...waits.map(Number)));
}

async function serve(desk: Desk, lane: Lane, deed: () => Promise<'posted' | 'edited' | 'nothing'>): Promise<'more'> {
  try {
    if ((await deed()) === 'posted') await hold(desk, lane, { nextPostAt: fromNow(desk, POST_EVERY_MS) });
  } catch (error) {
    if (!(error instanceof ChatError) || error.trouble === 'refused' || error.trouble === 'gone') throw error;
    const wait = fromNow(desk, (error.retryAfter ?? 5) * 1_000);
    await hold(desk, lane, { nextPostAt: wait, nextEditAt: wait });
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

async function nextNote(desk: Desk, { surface, channel }: Here) {
  const [note] = await desk.db
    .select({ note: notes, channel: cards.channel, ts: cards.ts })
    .from(notes)
    .innerJoin(cards, and(eq(cards.reference, notes.reference), eq(cards.surface, notes.surface)))
    .where(
      and(
        eq(notes.surface, surface),
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

async function postNote(desk: Desk, chat: Chat, { note, channel, ts }: OwedNote): Promise<'posted' | 'nothing'> {
  // Written by announce.ts, and nowhere else.
  const { at, text } = note.message as { at: string; text: string };
  const mine = and(
    eq(notes.reference, note.reference),
    eq(notes.version, note.version),
    eq(notes.seq, note.seq),
    eq(notes.surface, note.surface),
  );
  try {
    await chat.reply({ channel, ts }, threadNote.render({ at: timeOnly(new Date(at), desk.calendar), text }));
    await desk.db.update(notes).set({ postedAt: desk.wall() }).where(mine);
    return 'posted';
  } catch (error) {
    if (!(error instanceof ChatError) || (error.trouble !== 'refused' && error.trouble !== 'gone')) throw error;
    await desk.db.update(notes).set({ trouble: error.trouble }).where(mine);
    return 'nothing';
  }
}

async function owed(desk: Desk, here: Here): Promise<boolean> {
  const [card] = await desk.db.select({ one: sql`1` }).from(cards).where(dirtyIn(here)).limit(1);
  return Boolean(card) || (await nextNote(desk, here)) !== null;
}

function fromNow(desk: Desk, ms: number): Date {
  return new Date(desk.wall().getTime() + ms);
}

async function again(desk: Desk, here: Here, at: Date | null) {
  await desk.bell.ring({ queue: 'channels', id: laneName(here) }, at ? { after: at } : {});
}
