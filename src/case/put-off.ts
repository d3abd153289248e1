import { type CommitmentRules, lastWorkingDay, type Reminder } from './commitments.ts';
import {
  atTime,
  type Day,
  dayOf,
  firstWorkingMoment,
  nextWorkingDay,
  type OfficeCalendar,
  shiftDay,
  workingDayFrom,
} from './working-days.ts';

/** For how long an officer may put a reminder off. */
export const putOffs = ['hour', 'morning', 'monday'] as const;
export type PutOff = (typeof putOffs)[number];

/**
 * When a person is told: in their own hours, but while there is still time to act, whatever their hours. What is late
 * already waits for them at most until the office closes.
 */
export function tellFrom(
  { at, dueAt }: Pick<Reminder, 'at' | 'dueAt'>,
  hours: OfficeCalendar,
  office: OfficeCalendar,
  rules: CommitmentRules,
): Date {
  const moment = firstWorkingMoment(at, hours);
  return earlier(moment, later(at, latestNotice({ at, dueAt }, office, rules)));
}

/** Nothing keeps a reminder back beyond this: no hours, no Do Not Disturb, and no putting off. */
export function latestNotice(
  { at, dueAt }: Pick<Reminder, 'at' | 'dueAt'>,
  office: OfficeCalendar,
  rules: CommitmentRules,
): Date {
  if (at >= dueAt) return closing(at, office);
  const day = lastWorkingDay(dueAt, office, rules);
  const inTime = earlier(atTime(day, rules.lastCall, office), new Date(dueAt.getTime() - LAST_HOURS_MS));
  return later(inTime, atTime(day, rules.morning, office));
}

/**
 * When to remind again of what falls due then. Never so late that the promise would be missed over it, and of what is
 * late on the next morning at the latest. Null when it cannot be put off any more.
 */
export function putOffUntil(
  choice: PutOff,
  now: Date,
  dueAt: Date,
  hours: OfficeCalendar,
  office: OfficeCalendar,
  rules: CommitmentRules,
): Date | null {
  const latest =
    now < dueAt
      ? latestNotice({ at: now, dueAt }, office, rules)
      : atTime(nextWorkingDay(dayOf(now, office), office), rules.morning, office);
  return latest > now ? earlier(firstWorkingMoment(wished(choice, now, hours), hours), latest) : null;
}

const HOUR_MS = 3_600_000;
const LAST_HOURS_MS = 2 * HOUR_MS;

function wished(choice: PutOff, now: Date, hours: OfficeCalendar): Date {
  if (choice === 'hour') return new Date(now.getTime() + HOUR_MS);
  const today = dayOf(now, hours);
  const day = choice === 'morning' ? nextWorkingDay(today, hours) : workingDayFrom(nextMonday(today), hours);
  return atTime(day, hours.opens, hours);
}

function nextMonday(today: Day): Day {
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay() || 7;
  return shiftDay(today, 8 - weekday);
}

function closing(at: Date, office: OfficeCalendar): Date {
  const day = dayOf(firstWorkingMoment(at, office), office);
  return atTime(day, office.closes, office);
}

function earlier(one: Date, other: Date): Date {
  return one < other ? one : other;
}

function later(one: Date, other: Date): Date {
  return one > other ? one : other;
}
