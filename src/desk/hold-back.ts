import { addSeconds } from 'date-fns/addSeconds';
import { subDays } from 'date-fns/subDays';
import { and, eq, gt, ne, type SQL, sql } from 'drizzle-orm';
import { letters } from '../../db/letters.ts';
import { dayOf } from '../case/working-days.ts';
import type { Desk, Transaction } from './desk.ts';
import { wentTo } from './letters-to.ts';
import { endAlarm, raiseAlarm } from './raise-alarm.ts';
import { asSeen, ringLater } from './settle-letter.ts';

type Letter = typeof letters.$inferSelect;

const LOOK_AGAIN_SECONDS = 60;
const STOPPED = 'letters stopped';

/**
 * Keeps a letter from leaving while the office has stopped all letters, or when so many have left for one address or
 * one case within a day that something answers by itself. It stays as it is, with Undo unless it may have left before,
 * and leaves when it may. Asked before the mailbox is asked to send anything, also for a second time.
 */
export async function holdBack(desk: Desk, letter: Letter): Promise<boolean> {
  const { stopped } = desk.policy.outgoing;
  if (stopped) await raiseAlarm(desk, STOPPED, stoppedWords);
  else await endAlarm(desk, STOPPED, leavingWords);
  if (!stopped && !(await tooMany(desk, letter))) return false;
  await leaveLater(desk, letter);
  return true;
}

/**
 * The last look before it leaves, in the transaction in which it does: of letters that two workers have found to be within
 * the number, one at a time leaves, and each is counted by the next.
 */
export async function isWithinNumber(desk: Desk, tx: Transaction, letter: Letter): Promise<boolean> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('letters that leave'))`);
  return (await over(desk, tx, letter)) === null;
}

async function leaveLater(desk: Desk, letter: Letter) {
  // It is to leave later, so that nobody takes it for one that the mailbox does not take.
  const sendAfter = addSeconds(await desk.databaseClock(desk.db), LOOK_AGAIN_SECONDS);
  await desk.db.update(letters).set({ sendAfter }).where(asSeen(letter));
  await ringLater(desk, letter, sendAfter);
}

const stoppedWords = {
  what: 'No letter leaves: the office has stopped them.',
  next: 'They wait, with Undo; those that may have left already are looked for. Set outgoing.stopped to false in policy.yml and start the desk again to let them leave.',
};
const leavingWords = { what: 'Letters leave again.', next: 'Those that waited follow within a minute.' };

async function tooMany(desk: Desk, letter: Letter): Promise<boolean> {
  const why = await over(desk, desk.db, letter);
  if (why === null) return false;
  // The address itself is nobody's in the channel.
  const whose = letter.reference ?? 'a mail that is on no case';
  await raiseAlarm(desk, `letters ${whose} ${dayOf(desk.wall(), desk.calendar)}`, {
    what: `A letter of ${whose} waits: ${why} within a day.`,
    next: `Look whether something answers by itself. ${letter.submittedAt ? MAY_HAVE_LEFT : CAN_BE_UNDONE}`,
  });
  return true;
}

const CAN_BE_UNDONE = 'Press Undo, or let it wait: it leaves when a day has passed.';
const MAY_HAVE_LEFT = 'It may have left already: look in Sent Items. If not, it leaves when a day has passed.';

/** Which number it would go beyond; null when none. */
async function over(
  desk: Desk,
  db: Desk['db'] | Transaction,
  { id, reference, toAddress }: Letter,
): Promise<string | null> {
  const { perAddressAndDay, perCaseAndDay } = desk.policy.outgoing;
  const others = (which: SQL) =>
    db.$count(letters, and(which, ne(letters.id, id), gt(letters.submittedAt, subDays(desk.wall(), 1))));
  if (reference !== null && (await others(eq(letters.reference, reference))) >= perCaseAndDay) {
    return `${perCaseAndDay} have left for it`;
  }
  if ((await others(wentTo(toAddress))) < perAddressAndDay) return null;
  return `${perAddressAndDay} have left for the same address`;
}
