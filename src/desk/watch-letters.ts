import { addMinutes } from 'date-fns/addMinutes';
import { subMinutes } from 'date-fns/subMinutes';
import { and, eq, inArray, isNull, like, lt, or, sql } from 'drizzle-orm';
import { alarms } from '../../db/alarms.ts';
import { cards } from '../../db/cards.ts';
import { letters } from '../../db/letters.ts';
import { duration } from '../case/counting.ts';
import type { Desk } from './desk.ts';
import { GRACE_MINUTES } from './letter-times.ts';
import { endAlarm, raiseAlarm } from './raise-alarm.ts';
import { redrawCards } from './sweep.ts';

type Letter = typeof letters.$inferSelect;

/** A desk that just started first lets leave what waited for it; a doubt is first for the sender to settle. */
const PATIENCE_MINUTES = 5;
const KEY = 'letter waits ';

/** Tells the ops channel of each letter that ought to have left half an hour ago, and what became of it. */
export function watchLetters(desk: Desk): () => Promise<void> {
  const from = addMinutes(desk.wall(), PATIENCE_MINUTES);
  return async () => {
    if (desk.wall() >= from) for (const letter of await newlyLate(desk)) await tellThatItWaits(desk, letter);
    for (const letter of await settledSince(desk)) {
      await endAlarm(desk, `${KEY}${letter.id}`, {
        what: `The letter of ${caseOf(letter)} that waited ${became[letter.state]}.`,
        next: letter.state === 'needs-person' ? 'Its card says what to do.' : 'There is nothing to do.',
      });
    }
  };
}

/** The states in which nothing more is owed to whoever was told that a letter waits. */
const became: Record<string, string> = {
  sent: 'has left',
  bounced: 'has left and came back',
  withdrawn: 'was taken back',
  'needs-person': 'is for an officer to look at',
};

/** One that is held back leaves later and is not late; one that a person is asked about has its card to say so. */
async function newlyLate(desk: Desk): Promise<Letter[]> {
  const late = subMinutes(desk.wall(), GRACE_MINUTES);
  const unseen = subMinutes(late, PATIENCE_MINUTES);
  const rows = await desk.db
    .select({ letter: letters })
    .from(letters)
    .leftJoin(alarms, eq(alarms.key, sql`${KEY}::text || ${letters.id}`))
    .where(
      and(
        isNull(alarms.key),
        inArray(letters.state, ['queued', 'submitting', 'accepted']),
        or(lt(letters.sendAfter, unseen), and(eq(letters.state, 'queued'), lt(letters.sendAfter, late))),
      ),
    )
    .orderBy(letters.sendAfter)
    .limit(20);
  return rows.map(({ letter }) => letter);
}

async function tellThatItWaits(desk: Desk, letter: Letter) {
  const { address } = desk.mailbox;
  const mayHaveLeft = letter.submittedAt !== null;
  await raiseAlarm(desk, `${KEY}${letter.id}`, {
    what: `A letter of ${caseOf(letter)} has waited ${duration(letter.sendAfter, desk.wall())} to leave.`,
    next: [
      `The desk goes on trying. Let npm run doctor -- --live --address ${address} say what the mailbox does not do.`,
      mayHaveLeft
        ? 'It may have left: look in Sent Items before anybody writes it again.'
        : 'If it cannot wait, press Undo and write it from Outlook.',
    ].join(' '),
  });
  if (letter.reference) await redrawCards(desk, eq(cards.reference, letter.reference));
}

async function settledSince(desk: Desk): Promise<Letter[]> {
  const told = await desk.db
    .select({ key: alarms.key })
    .from(alarms)
    .where(like(alarms.key, `${KEY}%`));
  if (told.length === 0) return [];
  const ids = told.map(({ key }) => key.slice(KEY.length));
  return desk.db
    .select()
    .from(letters)
    .where(and(inArray(letters.id, ids), inArray(letters.state, Object.keys(became))));
}

function caseOf({ reference }: Letter): string {
  return reference ?? 'a mail that is on no case';
}
