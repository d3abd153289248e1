import { addMinutes } from 'date-fns/addMinutes';
import { subMinutes } from 'date-fns/subMinutes';
import { and, eq, gt, inArray, isNull, like, lt, or, sql } from 'drizzle-orm';
import { alarms } from '../../db/alarms.ts';
import { cards } from '../../db/cards.ts';
import { letters } from '../../db/letters.ts';
import type { Desk } from './desk.ts';
import { became, type LateLetter, settledWords, waitingWords } from './late-letter-words.ts';
import { GRACE_MINUTES } from './letter-times.ts';
import { endAlarms, raiseAlarms } from './raise-alarm.ts';
import { redrawCards } from './sweep.ts';

/** A desk that just started first lets leave what waited for it; a doubt is first for the sender to settle. */
const PATIENCE_MINUTES = 5;
/** Who has just been told that letters wait is told of more in one post, not of each as its half hour is over. */
const GATHER_MINUTES = 15;
/** Those that waited for one mailbox leave one after the other once it is back. */
const LEAVING_MINUTES = 2;
const KEY = 'letter waits ';

/** Tells the ops channel of the letters that ought to have left half an hour ago, and what became of them. */
export function watchLetters(desk: Desk): () => Promise<void> {
  const from = addMinutes(desk.wall(), PATIENCE_MINUTES);
  let firstSettled: Date | null = null;
  return async () => {
    if (desk.wall() >= from && !(await justTold(desk))) await tellThatTheyWait(desk, await newlyLate(desk));
    const told = await toldOf(desk);
    const settled = told.filter(({ state }) => state in became);
    firstSettled = settled.length > 0 ? (firstSettled ?? desk.wall()) : null;
    if (!firstSettled) return;
    const over = desk.wall() >= addMinutes(firstSettled, LEAVING_MINUTES);
    if (settled.length === told.length || over) await tellWhatBecame(desk, settled);
  };
}

async function justTold(desk: Desk): Promise<boolean> {
  const since = subMinutes(desk.wall(), GATHER_MINUTES);
  return (await desk.db.$count(alarms, and(like(alarms.key, `${KEY}%`), gt(alarms.raisedAt, since)))) > 0;
}

const seen = {
  id: letters.id,
  reference: letters.reference,
  state: letters.state,
  sendAfter: letters.sendAfter,
  submittedAt: letters.submittedAt,
};

/** One that is held back leaves later and is not late; one that a person is asked about has its card to say so. */
async function newlyLate(desk: Desk): Promise<LateLetter[]> {
  const late = subMinutes(desk.wall(), GRACE_MINUTES);
  const unseen = subMinutes(late, PATIENCE_MINUTES);
  return desk.db
    .select(seen)
    .from(letters)
    .leftJoin(alarms, eq(alarms.key, sql`${KEY}::text || ${letters.id}`))
    .where(
      and(
        isNull(alarms.key),
        inArray(letters.state, ['queued', 'submitting', 'accepted']),
        or(lt(letters.sendAfter, unseen), and(eq(letters.state, 'queued'), lt(letters.sendAfter, late))),
      ),
    );
}

async function tellThatTheyWait(desk: Desk, late: LateLetter[]) {
  if (late.length === 0) return;
  const news = await raiseAlarms(desk, late.map(keyOf), (keys) =>
    waitingWords(named(late, keys), desk.wall(), desk.mailbox.address),
  );
  const references = named(late, news).flatMap(({ reference }) => reference ?? []);
  if (references.length > 0) await redrawCards(desk, inArray(cards.reference, references));
}

async function tellWhatBecame(desk: Desk, settled: LateLetter[]) {
  await endAlarms(desk, settled.map(keyOf), (keys) => settledWords(named(settled, keys)));
}

async function toldOf(desk: Desk): Promise<LateLetter[]> {
  const told = await desk.db
    .select({ key: alarms.key })
    .from(alarms)
    .where(like(alarms.key, `${KEY}%`));
  if (told.length === 0) return [];
  const ids = told.map(({ key }) => key.slice(KEY.length));
  return desk.db.select(seen).from(letters).where(inArray(letters.id, ids));
}

function keyOf({ id }: LateLetter): string {
  return `${KEY}${id}`;
}

function named(some: LateLetter[], keys: string[]): LateLetter[] {
  return some.filter((letter) => keys.includes(keyOf(letter)));
}
