import { TZDate, tzOffset } from '@date-fns/tz';
import { addDays } from 'date-fns/addDays';

/** When the office works. Holidays come in as data: ISO days. */
export type OfficeCalendar = {
  zone: string;
  /** HH:MM. */
  opens: string;
  closes: string;
  /** 1 Monday to 7 Sunday. */
  workingWeekdays: number[];
  holidays: ReadonlySet<string>;
};

/** A calendar date in the office's zone, YYYY-MM-DD. */
export type Day = string;

export function dayOf(instant: Date, { zone }: OfficeCalendar): Day {
  const local = new TZDate(instant, zone);
  return iso(local.getFullYear(), local.getMonth() + 1, local.getDate());
}

/** HH:MM on the office's wall. */
export function timeOf(instant: Date, { zone }: OfficeCalendar): string {
  const local = new TZDate(instant, zone);
  return `${two(local.getHours())}:${two(local.getMinutes())}`;
}

/** A wall time that the clocks skip is read as after the jump; one that comes twice as the first. */
export function atTime(day: Day, time: string, { zone }: OfficeCalendar): Date {
  return instantOf(Date.parse(`${day}T${time}:00Z`), zone);
}

/** The same wall time so many days on, whatever the clocks did in between. */
export function addCalendarDays(instant: Date, days: number, { zone }: OfficeCalendar): Date {
  const wall = instant.getTime() + offset(instant.getTime(), zone);
  return instantOf(wall + days * DAY, zone);
}

export function shiftDay(day: Day, days: number): Day {
  return addDays(new Date(`${day}T00:00:00Z`), days)
    .toISOString()
    .slice(0, 10);
}

/** From one date to another, as dates differ. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}

export function isWorkingDay(day: Day, { workingWeekdays, holidays }: OfficeCalendar): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
  return workingWeekdays.includes(weekday) && !holidays.has(day);
}

/** The first working day after this one. */
export function nextWorkingDay(day: Day, calendar: OfficeCalendar): Day {
  return walk(shiftDay(day, 1), 1, calendar);
}

export function previousWorkingDay(day: Day, calendar: OfficeCalendar): Day {
  return walk(shiftDay(day, -1), -1, calendar);
}

/** This day when the office works, otherwise the next that it does. */
export function workingDayFrom(day: Day, calendar: OfficeCalendar): Day {
  return walk(day, 1, calendar);
}

export function workingDayUntil(day: Day, calendar: OfficeCalendar): Day {
  return walk(day, -1, calendar);
}

export function addWorkingDays(day: Day, days: number, calendar: OfficeCalendar): Day {
  let reached = day;
  for (let n = 0; n < days; n++) reached = nextWorkingDay(reached, calendar);
  return reached;
}

/** How many working days come after today, up to and with the last one. Today never counts. */
export function workingDaysAfter(today: Day, until: Day, calendar: OfficeCalendar): number {
  let count = 0;
  for (let day = shiftDay(today, 1); day <= until; day = shiftDay(day, 1)) if (isWorkingDay(day, calendar)) count++;
  return count;
}

/** The last moment at which somebody is in the office to keep a promise due then. */
export function lastWorkingMoment(due: Date, calendar: OfficeCalendar): Date {
  const day = dayOf(due, calendar);
  if (isWorkingDay(day, calendar)) {
    if (due > atTime(day, calendar.closes, calendar)) return atTime(day, calendar.closes, calendar);
    if (due >= atTime(day, calendar.opens, calendar)) return due;
  }
  return atTime(previousWorkingDay(day, calendar), calendar.closes, calendar);
}

/** This moment while work is on, otherwise the next opening. */
export function firstWorkingMoment(from: Date, calendar: OfficeCalendar): Date {
  const day = dayOf(from, calendar);
  if (!isWorkingDay(day, calendar) || from >= atTime(day, calendar.closes, calendar)) {
    return atTime(nextWorkingDay(day, calendar), calendar.opens, calendar);
  }
  const opening = atTime(day, calendar.opens, calendar);
  return from < opening ? opening : from;
}

/** An office that never works again would make every search endless. */
const A_LONG_WHILE = 60;

const DAY = 86_400_000;

/**
 * The instant at which the office's wall shows this, given as if the wall were in UTC. Worked out from the zone
 * alone: TZDate settles a wall time that comes twice by the time zone of the machine.
 */
function instantOf(wall: number, zone: string): Date {
  const [before, since] = [offset(wall - DAY, zone), offset(wall + DAY, zone)];
  const readings = [wall - before, wall - since].filter((instant) => instant + offset(instant, zone) === wall);
  return new Date(readings.length > 0 ? Math.min(...readings) : wall - before);
}

function offset(instant: number, zone: string): number {
  return tzOffset(zone, new Date(instant)) * 60_000;
}

function walk(from: Day, step: 1 | -1, calendar: OfficeCalendar): Day {
  let day = from;
  for (let n = 0; n < A_LONG_WHILE; n++, day = shiftDay(day, step)) if (isWorkingDay(day, calendar)) return day;
  throw new Error(`The calendar has no working day within ${A_LONG_WHILE} days of ${from}`);
}

function iso(year: number, month: number, date: number): Day {
  return `${year}-${two(month)}-${two(date)}`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
