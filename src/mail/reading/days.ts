/** What a day was written as. date is null when it names no day of the calendar, or none that can be known. */
export type ReadDay = {
  date: string | null;
  approximate: boolean;
  trouble: 'impossible' | 'unclear' | 'weekday' | 'year-assumed' | null;
  /** What is left of the text when the day is taken out: where a time may stand. */
  rest: string;
};

/**
 * Reads a day, day first: 18 December 2019, 18/12/19, 18.12.2019, Weds 18th Dec, 2019-12-18, December 18, 2019.
 * Of a range the first day is taken, as approximate. A day without a year is the last such day on or before `by`, the
 * ISO date of the mail. Nothing is put right: 12/18/2019 and 31 February are impossible, not another day.
 */
export function readDay(text: string, by: string | null): ReadDay {
  const written = text.replace(/\s+/g, ' ').trim();
  const approximate = APPROXIMATE.test(written);
  for (const shape of [iso, dayMonthYear, numeric, monthDayYear, dayOnly]) {
    const seen = shape(written);
    if (!seen) continue;
    const year = seen.year ?? yearBefore(seen.month, seen.day, by);
    const date = year === null ? null : isoDate(year, seen.month, seen.day);
    const rest = `${written.slice(0, seen.start)} ${written.slice(seen.end)}`;
    const range = RANGE.test(written.slice(seen.end)) || RANGE_BEFORE.test(written.slice(0, seen.start)) || seen.range;
    const trouble =
      date === null ? (year === null ? 'unclear' : 'impossible') : troubleWith(date, written, seen.year === null);
    const known = trouble === 'weekday' && seen.year === null ? null : date;
    return { date: known, approximate: approximate || range === true, trouble, rest };
  }
  return { date: null, approximate, trouble: /\p{L}|\d/u.test(written) ? 'unclear' : null, rest: written };
}

const APPROXIMATE =
  /approx|about|around|circa|(?<!\p{L})c\.\s?\d|~|estimat|on or (?:around|about|before)|early|late |mid-|between|before|after|since|onwards|no later than|week commencing|w\/c|ongoing|continuing|to date|present|\?/iu;
const RANGE = /^\s*(?:to|until|-|–|—|&|and|or)\s*(?:\p{L}{3,9}\s*)?\d{1,2}(?!\d?[:.]\d\d\s*(?:am|pm|$))/iu;
const RANGE_BEFORE = /\b(?:between|from)\s*(?:the\s*)?(?:\p{L}{3,9}\s*)?$/iu;

type Seen = { year: number | null; month: number; day: number; start: number; end: number; range?: boolean };

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?!\\p{L})\\.?';

function iso(text: string): Seen | null {
  const found =
    /(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/.exec(text) ?? /(?<!\d)(20\d{2})()(\d{2})(\d{2})(?!\d)/.exec(text);
  return found && seenAt(found, found[1], Number(found[3]), found[4]);
}

function dayMonthYear(text: string): Seen | null {
  const pattern = new RegExp(
    `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?(?:\\s*(?:-|–|,|&|to|and|or)\\s*\\d{1,2}(?:st|nd|rd|th)?){0,4}[\\s-]*(?:of\\s+)?${MONTH}(?:,?[\\s-]*(?:'|’)?(\\d{4}|\\d{2}(?![:.\\d])))?`,
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

function monthNumber(word: string | undefined): number {
  return MONTHS.indexOf((word ?? '').slice(0, 3).toLowerCase()) + 1;
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
