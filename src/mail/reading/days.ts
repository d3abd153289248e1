import { MONTH, monthNumber } from './months.ts';

/** What a day was written as. date is null when it names no day of the calendar, or none that can be known. */
export type ReadDay = {
  date: string | null;
  approximate: boolean;
  trouble: 'impossible' | 'unclear' | 'span' | 'weekday' | 'year-assumed' | null;
  /** What is left of the text when the day is taken out: where a time may stand. */
  rest: string;
};

/**
 * Reads a day, day first: 18 December 2019, 18/12/19, 18.12.2019, Weds 18th Dec, 2019-12-18, December 18, 2019.
 * A span of days, closed or open, names no one day: its words are kept. A day without a year is the last such day on or
 * before `by`, the ISO date of the mail. Nothing is put right: 12/18/2019 and 31 February are impossible, not another day.
 */
export function readDay(text: string, by: string | null): ReadDay {
  const written = text.replace(/\s+/g, ' ').trim();
  const approximate = APPROXIMATE.test(written);
  const seen = firstDayIn(written);
  if (!seen) return { date: null, approximate, trouble: /\p{L}|\d/u.test(written) ? 'unclear' : null, rest: written };
  const [before, after] = [written.slice(0, seen.start), written.slice(seen.end)];
  if (seen.range || isSpan(before, after)) return { date: null, approximate: true, trouble: 'span', rest: '' };
  const year = seen.year ?? yearBefore(seen.month, seen.day, by);
  const date = year === null ? null : isoDate(year, seen.month, seen.day);
  const trouble =
    date === null ? (year === null ? 'unclear' : 'impossible') : troubleWith(date, written, seen.year === null);
  const known = trouble === 'weekday' && seen.year === null ? null : date;
  return { date: known, approximate, trouble, rest: `${before} ${after}` };
}

const APPROXIMATE =
  /approx|about|around|circa|(?<!\p{L})c\.\s?\d|~|estimat|on or (?:around|about)|early|late |mid-|between|before|\bafter\b|since|onwards|no later than|week commencing|w\/c|ongoing|continuing|to date|present|\?|unknown|not (?:sure|known)/iu;

/** Between two days, up to one or from one on; or a day of something else, by somebody who does not know. */
function isSpan(before: string, after: string): boolean {
  if (UNKNOWN.test(before) || OPEN_BEFORE.test(before) || OPEN_AFTER.test(after) || RANGE.test(after)) return true;
  return firstDayIn(after.replace(/\([^()]*\)/g, ' ')) !== null;
}

const RANGE = /^\s*(?:to|until|-|–|—|&|and|or)\s*(?:\p{L}{3,9}\s*)?\d{1,2}(?!\d?[:.]\d\d\s*(?:am|pm|$))/iu;
const OPEN_BEFORE =
  /\bsince\b|\b(?:between|from|before|after|until|till|up to|no later than|week commencing|week of|w\/c)\s*(?:the\s*)?(?:\p{L}{3,9}\s*)?$/iu;
const OPEN_AFTER = /\b(?:onwards?|ongoing|continuing|to date|present)\b/iu;
const UNKNOWN = /\b(?:unknown|not (?:yet )?(?:sure|known|certain)|unsure|don['’]t know|no idea)\b/iu;

function firstDayIn(written: string): Seen | null {
  for (const shape of [iso, dayMonthYear, numeric, monthDayYear, dayOnly]) {
    const seen = shape(written);
    if (seen) return seen;
  }
  return null;
}

type Seen = { year: number | null; month: number; day: number; start: number; end: number; range?: boolean };

function iso(text: string): Seen | null {
  const found =
    /(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/.exec(text) ?? /(?<!\d)(20\d{2})()(\d{2})(\d{2})(?!\d)/.exec(text);
  return found && seenAt(found, found[1], Number(found[3]), found[4]);
}

function dayMonthYear(text: string): Seen | null {
  const pattern = new RegExp(
    `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er|\\.)?(?:\\s*(?:-|–|,|&|to|and|or)\\s*\\d{1,2}(?:st|nd|rd|th)?){0,4}[\\s-]*(?:of\\s+)?${MONTH}(?:,?[\\s-]*(?:'|’)?(\\d{4}|\\d{2}(?![:.\\d])))?`,
    'iu',
  );
  const found = pattern.exec(text);
  if (!found) return null;
  const range = /\d\D*(?:-|–|,|&|to|and|or)\s*\d{1,2}(?:st|nd|rd|th)?[\s-]*(?:of\s+)?\p{L}/iu.test(found[0]);
  return { ...seenAt(found, found[3], monthNumber(found[2]), found[1]), range };
}

function numeric(text: string): Seen | null {
  const found = /(?<!\d)(\d{1,2})\s?([/.-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?!\d)/.exec(text);
  return found && seenAt(found, found[4], Number(found[3]), found[1]);
}

function monthDayYear(text: string): Seen | null {
  const found = new RegExp(`${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?(?!\\d)(?:,?\\s+(\\d{4}))?`, 'iu').exec(text);
  return found && seenAt(found, found[3], monthNumber(found[1]), found[2]);
}

function dayOnly(text: string): Seen | null {
  const found = /(?<![\d:.])(\d{1,2})\/(\d{1,2})(?![\d/])/.exec(text);
  return found && seenAt(found, undefined, Number(found[2]), found[1]);
}

function seenAt(found: RegExpExecArray, year: string | undefined, month: number, day: string | undefined): Seen {
  const full = year === undefined ? null : year.length === 2 ? 2000 + Number(year) : Number(year);
  return { year: full, month, day: Number(day), start: found.index, end: found.index + found[0].length };
}

function isoDate(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real ? date.toISOString().slice(0, 10) : null;
}

function yearBefore(month: number, day: number, by: string | null): number | null {
  if (by === null) return null;
  const year = Number(by.slice(0, 4));
  const same = isoDate(year, month, day);
  return same !== null && same > by ? year - 1 : year;
}

function troubleWith(date: string, written: string, noYear: boolean): ReadDay['trouble'] {
  const named =
    /\b(mon|tue|wed|thu|fri|sat|sun)(?:s|r|rs|ur|urs|nes|days|day|sday|rsday|ursday|nesday|urday)?\b/iu.exec(
      written,
    )?.[1];
  const real = new Date(`${date}T00:00:00Z`).toUTCString().slice(0, 3).toLowerCase();
  if (named && named.toLowerCase() !== real) return 'weekday';
  return noYear ? 'year-assumed' : null;
}
