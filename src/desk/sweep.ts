import { and, eq, inArray, isNotNull, isNull, lt, notInArray, type SQL, sql } from 'drizzle-orm';
import { cards } from '../../db/cards.ts';
import { cases } from '../../db/cases.ts';
import { letters } from '../../db/letters.ts';
import { messages } from '../../db/messages.ts';
import { tellings } from '../../db/tellings.ts';
import { channelsOf, ringChannels, ringFor } from './channel-lane.ts';
import type { Desk } from './desk.ts';
import { isOwed } from './pump-channel.ts';
import { rested } from './rests.ts';
import { tellWhatIsDue } from './tell-what-is-due.ts';
import { mayTidy } from './tidy-drafts.ts';
import { settleWaitingPosts } from './waiting-posts.ts';

/** Rings for whatever waits longer than its own bell would have let it: after a crash, a lost ring or an outage. */
export async function sweep(desk: Desk): Promise<void> {
  await tellWhatIsDue(desk);
  const quiet = new Date(desk.wall().getTime() - 30_000);
  await ringEach(desk, 'mails', unplaced(desk));
  await ringEach(desk, 'slow-mails', stopped(desk));
  await ringEach(desk, 'letters', moving(desk, quiet));
  await ringEach(desk, 'letters', untidy(desk));
  await ringEach(desk, 'tellings', owedTellings(desk, quiet));
  for (const one of channelsOf(desk)) if (await isOwed(desk, one)) await desk.bell.ring(ringFor(one));
  // Last, for a chat that hangs must hold up nothing else.
  await settleWaitingPosts(desk);
}

/**
 * Draws every open card anew, because what it says of days left or late has changed with the time. A card that
 * looks the same is not edited.
 */
export async function redrawOpenCards(desk: Desk): Promise<void> {
  const open = desk.db
    .select({ reference: cases.reference })
    .from(cases)
    .where(notInArray(cases.status, ['closed', 'referred']));
  await redrawCards(desk, inArray(cards.reference, open));
}

export async function redrawCards(desk: Desk, which: SQL): Promise<void> {
  await outdateCards(desk, which);
  await ringChannels(desk);
}

/** The same when nobody waits for it: the next sweep has them drawn. */
export async function outdateCards(desk: Desk, which: SQL): Promise<void> {
  await desk.db
    .update(cards)
    .set({ shownVersion: sql`${cards.wantedVersion} - 1` })
    .where(and(isNull(cards.trouble), isNotNull(cards.ts), which));
}

async function ringEach(
  desk: Desk,
  queue: 'mails' | 'slow-mails' | 'letters' | 'tellings',
  rows: Promise<{ id: string }[]>,
) {
  const waiting = await rows;
  if (waiting.length > 0) await desk.bell.ring(waiting.map(({ id }) => ({ queue, id })));
}

/** The queue itself tries six times in half a minute; from then on a mail is waited for twice as long each time. */
function unplaced(desk: Desk) {
  const patience = sql`make_interval(secs => 30 + 4 * power(2, ${messages.attempts}))`;
  return desk.db
    .select({ id: messages.id })
    .from(messages)
    .where(
      and(
        eq(messages.state, 'listed'),
        isNull(messages.stoppedAt),
        rested(messages.restsUntil, desk.wall()),
        sql`${messages.listedAt} < ${desk.wall().toISOString()}::timestamptz - ${patience}`,
      ),
    )
    .limit(200);
}

/** There may be a queue of them, and each takes its time. */
function stopped(desk: Desk) {
  const long = new Date(desk.wall().getTime() - 600_000);
  return desk.db
    .select({ id: messages.id })
    .from(messages)
    .where(and(eq(messages.state, 'listed'), lt(messages.stoppedAt, long)))
    .limit(200);
}

function moving(desk: Desk, quiet: Date) {
  return desk.db
    .select({ id: letters.id })
    .from(letters)
    .where(
      and(
        inArray(letters.state, ['queued', 'submitting', 'accepted']),
        lt(letters.sendAfter, quiet),
        rested(letters.restsUntil, quiet),
      ),
    )
    .limit(200);
}

function untidy(desk: Desk) {
  return desk.db
    .select({ id: letters.id })
    .from(letters)
    .where(
      and(
        inArray(letters.state, ['sent', 'withdrawn', 'bounced']),
        isNull(letters.tidiedAt),
        lt(letters.sendAfter, mayTidy(desk)),
        rested(letters.restsUntil, desk.wall()),
      ),
    )
    .limit(50);
}

function owedTellings(desk: Desk, quiet: Date) {
  return desk.db
    .select({ id: tellings.id })
    .from(tellings)
    .where(and(eq(tellings.state, 'owed'), lt(tellings.askedAt, quiet)))
    .limit(200);
}
