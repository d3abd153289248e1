import { addSeconds } from 'date-fns/addSeconds';
import { subDays } from 'date-fns/subDays';
import { and, eq, gt, ne, type SQL } from 'drizzle-orm';
import { letters } from '../../db/letters.ts';
import { dayOf } from '../case/working-days.ts';
import type { Desk } from './desk.ts';
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
  // It is to leave later, so that nobody takes it for one that the mailbox does not take.
  const sendAfter = addSeconds(desk.wall(), LOOK_AGAIN_SECONDS);
  await desk.db.update(letters).set({ sendAfter }).where(asSeen(letter));
  await ringLater(desk, letter, sendAfter);
  return true;
}

const stoppedWords = {
  what: 'No letter leaves: the office has stopped them.',
  next: 'They wait, with Undo; those that may have left already are looked for. Set outgoing.stopped to false in policy.yml and start the desk again to let them leave.',
};
const leavingWords = { what: 'Letters leave again.', next: 'Those that waited follow within a minute.' };

async function tooMany(desk: Desk, { id, reference, toAddress, submittedAt }: Letter): Promise<boolean> {
  const { perAddressAndDay, perCaseAndDay } = desk.policy.outgoing;
  const others = (which: SQL) => left(desk, and(which, ne(letters.id, id)));
  const toCase = reference !== null && (await others(eq(letters.reference, reference))) >= perCaseAndDay;
  const toOne = (await others(wentTo(toAddress))) >= perAddressAndDay;
  if (!toCase && !toOne) return false;
  // The address itself is nobody's in the channel.
  const whose = reference ?? 'a mail that is on no case';
  const why = toCase ? `${perCaseAndDay} have left for it` : `${perAddressAndDay} have left for the same address`;
  await raiseAlarm(desk, `letters ${whose} ${dayOf(desk.wall(), desk.calendar)}`, {
    what: `A letter of ${whose} waits: ${why} within a day.`,
    next: `Look whether something answers by itself. ${submittedAt ? MAY_HAVE_LEFT : CAN_BE_UNDONE}`,
  });
  return true;
}

const CAN_BE_UNDONE = 'Press Undo, or let it wait: it leaves when a day has passed.';
const MAY_HAVE_LEFT = 'It may have left already: look in Sent Items. If not, it leaves when a day has passed.';

function left(desk: Desk, which: SQL | undefined): Promise<number> {
  return desk.db.$count(letters, and(which, gt(letters.submittedAt, subDays(desk.wall(), 1))));
}
