import { subMinutes } from 'date-fns/subMinutes';
import { duration } from '../case/counting.ts';
import type { Desk } from './desk.ts';
import { endUnfound, raiseFound } from './raise-alarm.ts';
import { remind } from './remind.ts';
import { tellDigest } from './tell-digest.ts';
import { tellNudges } from './tell-nudges.ts';

/** Reminders and digests, unless nobody can say what time it is: a clock that is wrong would call everything late. */
export async function tellWhatIsDue(desk: Desk): Promise<void> {
  if (!(await clocksAgree(desk))) return;
  while (await remind(desk)) {
    // A full batch: there may be more.
  }
  await tellNudges(desk);
  await tellDigest(desk);
}

const ALARM = 'clock';
/** More than machines that keep time differ by, and less than makes a reminder wrong. */
const MOST_MS = 5 * 60_000;
/** A machine that is wrong says so every few seconds, or is being started. */
const UNFOUND_MINUTES = 10;

/** Whether this machine and the one of the database have the same time, give or take minutes. */
async function clocksAgree(desk: Desk): Promise<boolean> {
  const [here, there] = [desk.wall(), await desk.databaseClock(desk.db)];
  if (Math.abs(here.getTime() - there.getTime()) <= MOST_MS) {
    await endUnfound(desk, ALARM, subMinutes(there, UNFOUND_MINUTES), {
      what: 'The clocks agree again.',
      next: 'Reminders are told; there is nothing to do.',
    });
    return true;
  }
  await raiseFound(desk, ALARM, there, {
    what: `The clock of a machine that runs the desk and that of its database are ${duration(here, there)} apart.`,
    next: 'That machine tells no reminder until they agree: set right whichever is wrong.',
  });
  return false;
}
