import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { Database } from '../../../db/database.ts';
import { type AbandonableDesk, TICK_MS } from './abandonable-desk.ts';
import type { Outside } from './outside.ts';
import type { VirtualTime } from './virtual-time.ts';

type Owed = { mails: number; letters: number; moving: number; cards: number; notes: number; tellings: number };
export type Scene = { db: Database; outside: Outside; time: VirtualTime; desk: () => AbandonableDesk };

const MINUTE = 60_000;
/** A draft that was taken for sending leaves the sandbox after so long; nothing may be jumped over before it has. */
export const SENDING_MS = 4;
const LONGEST_WORK_MS = 3_000;

/** One round of whatever the desk does by itself, until nothing is in anybody's hands. */
export async function breathe({ db, desk }: Scene): Promise<void> {
  await desk().tick();
  await finish({ db, desk });
}

/** Until nothing is in anybody's hands. */
async function finish({ db, desk }: Pick<Scene, 'db' | 'desk'>): Promise<void> {
  const now = desk();
  for (let look = 0, end = Date.now() + LONGEST_WORK_MS; Date.now() < end && !now.isGone(); look++) {
    if (!(await hasWork({ db, desk }))) return;
    await pause(Math.min(5 * 2 ** look, 60));
  }
}

/** Whether something is in the desk's hands, or asked of it now. */
export async function hasWork({ db, desk }: Pick<Scene, 'db' | 'desk'>): Promise<boolean> {
  const [busy] = await db.execute<{ jobs: number }>(sql`
    select count(*)::int as jobs from pgboss.job
    where state = 'active' and started_on >= ${desk().since.toISOString()}::timestamptz
      or state in ('created', 'retry') and start_after <= now() and name <> 'dead'`);
  return busy?.jobs !== 0;
}

/**
 * Lets time pass until nothing is owed to anybody, or for so many minutes. What is owed then is returned in words.
 * Stops as well when the desk is gone. At rest is what was found so for so many looks.
 */
export async function comeToRest(scene: Scene, minutes: number, looks = 2): Promise<string[]> {
  const { db, time, desk } = scene;
  const end = time.skipped() + minutes * MINUTE;
  for (let quiet = 0, ticked = Number.NEGATIVE_INFINITY; ; ) {
    // Between two ticks only what was put off comes due: a channel's next post.
    const ticks = time.skipped() - ticked >= TICK_MS;
    if (ticks) ticked = time.skipped();
    await (ticks ? breathe(scene) : finish(scene));
    if (desk().isGone()) return [];
    const owed = await owedIn(db);
    const nothing = Object.values(owed).every((count) => count === 0);
    // Rest begins with a look into the mailbox.
    quiet = nothing ? quiet + Number(ticks) : 0;
    // Answers to the last letter may still be on their way.
    if (quiet === looks) return [];
    if (nothing) await pause(SENDING_MS * 4);
    if (time.skipped() >= end) return wordsFor(owed);
    await letPass(scene, await stepFor(db, owed, end - time.skipped()));
  }
}

/** Moves time on, never past a letter that the mailbox is just sending. */
export async function letPass({ outside, time }: Scene, ms: number): Promise<void> {
  if (ms > MINUTE / 10) {
    while ((await outside.mails('drafts')).some(({ submissions }) => submissions > 0)) await pause(SENDING_MS);
  }
  await time.pass(ms);
}

async function owedIn(db: Database): Promise<Owed> {
  const [owed] = await db.execute<Owed>(sql`
    select
      (select count(*)::int from messages where state = 'listed') as mails,
      (select count(*)::int from letters where state = 'queued') as letters,
      (select count(*)::int from letters where state in ('submitting', 'accepted')) as moving,
      (select count(*)::int from cards where wanted_version > shown_version and trouble is null) as cards,
      (select count(*)::int from notes where posted_at is null and trouble is null) as notes,
      (select count(*)::int from tellings where state = 'owed') as tellings`);
  if (!owed) throw new Error('The database did not say what is owed');
  return owed;
}

/** As far as the next thing that was put off, or as far as one can see: less far when little time is left. */
async function stepFor(db: Database, owed: Owed, left: number): Promise<number> {
  const { mails, letters, cards, notes, tellings } = owed;
  const [next] = await db.execute<{ ms: number | null }>(sql`
    select (extract(epoch from min(start_after) - now()) * 1000)::int as ms from pgboss.job
    where state in ('created', 'retry') and start_after > now()`);
  const soon = Math.max(next?.ms ?? 0, 100);
  if (cards + notes + tellings > 0) return Math.min(soon, 1_200);
  if (letters + mails > 0) return Math.min(Math.max(soon, 5_000), MINUTE);
  return Math.min(3 * MINUTE, Math.max(left / 2, 10_000));
}

function wordsFor(owed: Owed): string[] {
  return Object.entries(owed).flatMap(([what, count]) =>
    count > 0 ? [`${count} ${what} never came to their end`] : [],
  );
}
