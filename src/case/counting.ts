import {
  type Day,
  dayOf,
  daysBetween,
  isWorkingDay,
  lastWorkingMoment,
  type OfficeCalendar,
  shiftDay,
  timeOf,
  workingDaysAfter,
} from './working-days.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const DAY = 24 * HOUR;

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "Fri 27 Dec", with the year when it is not that of today. */
export function dayWords(day: Day, today?: Day): string {
  const [year = '', month = '1', date = '1'] = day.split('-');
  const weekday = WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()];
  const words = `${weekday} ${Number(date)} ${MONTHS[Number(month) - 1]}`;
  return today?.startsWith(year) ? words : `${words} ${year}`;
}

/** "Fri 27 Dec, 18:16", with the year when it is not that of now. */
export function dayAndTime(instant: Date, now: Date, calendar: OfficeCalendar): string {
  return `${dayWords(dayOf(instant, calendar), dayOf(now, calendar))}, ${timeOf(instant, calendar)}`;
}

export type DueWords = {
  /** "Fri 27 Dec, 18:16". */
  due: string;
  /** "4 days left, 2 working days after today"; "3 h 20 min left"; null once late. */
  left: string | null;
  /** "send by Fri 27 Dec, 17:00" when it falls due outside office hours. */
  sendBy: string | null;
  /** "late by 2 days", "late by 40 min". */
  late: string | null;
};

/** Days are differences of dates; under a day, hours and minutes; working days do not count today. */
export function dueWords(dueAt: Date, now: Date, calendar: OfficeCalendar): DueWords {
  const due = dayAndTime(dueAt, now, calendar);
  const days = daysBetween(dayOf(now, calendar), dayOf(dueAt, calendar));
  if (now > dueAt) {
    return { due, left: null, sendBy: null, late: `late by ${days < 0 ? count(-days, 'day') : duration(now, dueAt)}` };
  }
  const moment = lastWorkingMoment(dueAt, calendar);
  const sendBy = moment < dueAt && moment > now ? `send by ${dayAndTime(moment, now, calendar)}` : null;
  if (dueAt.getTime() - now.getTime() < DAY) return { due, left: `${duration(dueAt, now)} left`, sendBy, late: null };
  const working = workingDaysAfter(dayOf(now, calendar), dayOf(dueAt, calendar), calendar);
  const left = `${count(days, 'day')} left, ${count(working, 'working day')} after today`;
  return { due, left, sendBy, late: null };
}

/** The same for a date without a time: "Fri 3 Jan 2020". */
export function dueDayWords(due: Day, now: Date, calendar: OfficeCalendar): Omit<DueWords, 'sendBy'> {
  const today = dayOf(now, calendar);
  const days = daysBetween(today, due);
  const words = dayWords(due, today);
  if (days < 0) return { due: words, left: null, late: `late by ${count(-days, 'day')}` };
  if (days === 0) return { due: words, left: 'today', late: null };
  const working = workingDaysAfter(today, due, calendar);
  return { due: words, left: `${count(days, 'day')} left, ${count(working, 'working day')} after today`, late: null };
}

/** "49 h 34 min", "40 min". */
export function duration(one: Date, other: Date): string {
  const minutes = Math.floor(Math.abs(one.getTime() - other.getTime()) / MINUTE);
  const hours = Math.floor(minutes / 60);
  return hours > 0 ? `${hours} h ${minutes % 60} min` : `${minutes} min`;
}

/** "2 days 17 hours later, over a weekend": how long a report lay before it reached this desk. */
export function delayWords(from: Date, to: Date, calendar: OfficeCalendar): string {
  const hours = Math.round((to.getTime() - from.getTime()) / HOUR);
  const days = Math.floor(hours / 24);
  const parts = [days > 0 ? count(days, 'day') : '', hours % 24 > 0 ? count(hours % 24, 'hour') : ''];
  const words = parts.filter(Boolean).join(' ') || duration(from, to);
  return `${words} later${pause(from, to, calendar)}`;
}

/** Whole days that a case took, as its dates differ. */
export function daysTaken(from: Date, to: Date, calendar: OfficeCalendar): number {
  return daysBetween(dayOf(from, calendar), dayOf(to, calendar));
}

export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function pause(from: Date, to: Date, calendar: OfficeCalendar): string {
  const last = dayOf(to, calendar);
  let weekend = false;
  let holiday = false;
  for (let day = shiftDay(dayOf(from, calendar), 1); day < last; day = shiftDay(day, 1)) {
    if (calendar.holidays.has(day)) holiday = true;
    else if (!isWorkingDay(day, calendar)) weekend = true;
  }
  if (weekend && holiday) return ', over a weekend and a holiday';
  if (weekend) return ', over a weekend';
  return holiday ? ', over a holiday' : '';
}

/** "11:23", with its day when that is not today. */
export function timeWords(instant: Date, now: Date, calendar: OfficeCalendar): string {
  const sameDay = dayOf(instant, calendar) === dayOf(now, calendar);
  return sameDay ? timeOf(instant, calendar) : dayAndTime(instant, now, calendar);
}
