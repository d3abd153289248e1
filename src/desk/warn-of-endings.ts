import { subMinutes } from 'date-fns/subMinutes';
import { dayWords } from '../case/counting.ts';
import { dayOf, daysBetween, type OfficeCalendar } from '../case/working-days.ts';
import type { Desk } from './desk.ts';
import { endUnfound, raiseAlarm, raiseFound } from './raise-alarm.ts';

/** Something that the desk needs and that ends by itself. */
export type Ending = {
  /** "certificate for the mailbox". */
  what: string;
  at: Date;
  /** What to do before then: "put a new one into GRAPH_CERTIFICATE_PATH". */
  next: string;
  /** "no mail is read". */
  without: string;
};

/** A proof of which nobody knows when it ends. */
export type Unreadable = {
  what: string;
  error: string;
  /** How to mend it: "correct GRAPH_CERTIFICATE_PATH". */
  mend: string;
  without: string;
};

/** Days ahead at which the office is warned. */
const WARNINGS = [1, 7, 30];
/** Who cannot read one says so every hour; one of these hours may pass while it is being started. */
const UNFOUND_MINUTES = 150;

/**
 * Tells the ops channel 30, 7 and 1 days ahead, each once. A desk that was down says only how it stands now. What cannot
 * be read keeps nothing else from being warned of.
 */
export async function warnOfEndings(desk: Desk): Promise<void> {
  const now = await desk.databaseClock(desk.db);
  for (const proof of await desk.endings()) {
    if ('error' in proof) {
      await tellUnreadable(desk, proof, now);
    } else {
      await endUnfound(desk, unreadable(proof), subMinutes(now, UNFOUND_MINUTES), {
        what: `The ${proof.what} can be read again.`,
        next: 'There is nothing to do.',
      });
      await warn(desk, proof);
    }
  }
}

async function tellUnreadable(desk: Desk, proof: Unreadable, now: Date) {
  const { what, error, mend, without } = proof;
  desk.log.warn({ what, error }, 'what the desk proves itself with cannot be read');
  await raiseFound(desk, unreadable(proof), now, {
    what: `The ${what} cannot be read, and nobody can be warned of its end.`,
    next: `Without it ${without}: ${mend}, and let npm run doctor say what is wrong with it.`,
  });
}

function unreadable({ what }: { what: string }): string {
  return `unreadable ${what}`;
}

async function warn(desk: Desk, ending: Ending) {
  const warning = WARNINGS.find((days) => daysLeft(ending, desk.wall(), desk.calendar) <= days);
  if (warning === undefined) return;
  await raiseAlarm(desk, `ending ${ending.what} ${ending.at.toISOString()} ${warning}`, {
    what: `The ${endingWords(ending, desk.wall(), desk.calendar)}.`,
    next: `Without it ${ending.without}: ${ending.next}, and start the desk again.`,
  });
}

/** "certificate for the mailbox ends on Tue 1 Dec, in 7 days". These days are the world's, not the office's. */
export function endingWords(ending: Ending, wall: Date, calendar: OfficeCalendar): string {
  const left = daysLeft(ending, wall, calendar);
  const day = dayWords(dayOf(ending.at, calendar), dayOf(wall, calendar));
  if (ending.at <= wall) return `${ending.what} ended on ${day}`;
  const when = left === 0 ? 'today' : left === 1 ? 'tomorrow' : `in ${left} days`;
  return `${ending.what} ends on ${day}, ${when}`;
}

export function daysLeft({ at }: Ending, wall: Date, calendar: OfficeCalendar): number {
  return daysBetween(dayOf(wall, calendar), dayOf(at, calendar));
}
