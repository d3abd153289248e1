import { TZDate } from '@date-fns/tz';
import { readDay } from './days.ts';
import { readTime } from './times.ts';

/**
 * An instant as mail headers and forwarded header blocks write it: RFC 5322, "20 December 2019 18:16",
 * "Friday, December 20, 2019 6:16 PM", "Fri, 20 Dec 2019 at 18:16". Without a zone it is taken in the office's.
 * ISO in UTC; null when there is no day or no time in it.
 */
export function readSentAt(text: string, zone: string): string | null {
  if (/(?:[+-]\d{4}|GMT|UTC?|Z|\b[ECMP][SD]T)\s*(?:\([^)]*\))?\s*$/.test(text.trim())) {
    const instant = Date.parse(text.trim());
    if (!Number.isNaN(instant)) return new Date(instant).toISOString();
  }
  const day = readDay(text, null);
  const { time } = readTime(day.rest);
  if (day.date === null || time === null) return null;
  const [year = 0, month = 1, date = 1] = day.date.split('-').map(Number);
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return new Date(new TZDate(year, month - 1, date, hour, minute, zone).getTime()).toISOString();
}

/** The calendar day of an instant where the office is. */
export function dayIn(zone: string, instant: string): string {
  const at = new TZDate(Date.parse(instant), zone);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
