import type { When } from '../../case/report.ts';
import { saysNothing } from './answers.ts';
import { readDay } from './days.ts';
import { joinLines, type Line } from './line.ts';
import { readTime } from './times.ts';
import { UNDETERMINED } from './undetermined.ts';
import { withheldIn } from './withheld.ts';

export type ReadWhen = {
  value: When | null;
  withheld: boolean;
  troubles: string[];
  /** "To be determined" stands there: not known yet, which is no answer. */
  undetermined: boolean;
};

/**
 * Reads the Date and Time that stand under a question, or both in one line where nobody typed under the labels; apart is
 * what stands under a question of its own about the time.
 */
export function readWhen(lines: Line[], apart: Line[], by: string | null): ReadWhen {
  const parts = partsUnder(lines);
  const [date, time, other] = [parts.date, parts.time || joinLines(apart).text.trim(), parts.other];
  const withheld = [date, time, other].some((text) => withheldIn(text) !== 'nothing');
  const [ourDate, ourTime, ourOther] = [date, time, other].map((text) =>
    withheldIn(text) === 'all' || UNDETERMINED.test(text) || saysNothing(text) ? '' : text,
  );
  const dayText = (ourDate || ourOther || '').trim();
  const raw = [dayText, ourTime].filter(Boolean).join(' ').replace(/\s+/g, ' ').trim();
  const undetermined = UNDETERMINED.test(date || other);
  if (raw === '') return { value: null, withheld, troubles: [], undetermined };
  const day = readDay(dayText, by);
  const clock = readTime(ourTime || (day.date === null ? day.rest.replace(YEAR, ' ') : day.rest));
  const troubles = [...(day.trouble ? [day.trouble] : []), ...(ourTime && clock.impossible ? ['impossible-time'] : [])];
  const approximate = day.approximate || clock.approximate;
  return { value: { raw, date: day.date, time: clock.time, approximate }, withheld, troubles, undetermined };
}

/** "End of October 2024" names no time of day. */
const YEAR = /(?<!\d)(?:19|20)\d\d(?!\d)/g;

function partsUnder(lines: Line[]): { date: string; time: string; other: string } {
  const text = joinLines(lines).text.replace(/[*_]{2,}/g, '');
  const date = /(?<!\p{L})date\s*:/iu.exec(text);
  const time = /(?<!\p{L})time\s*:/iu.exec(text);
  const end = time && (!date || time.index > date.index) ? time.index : text.length;
  return {
    date: date ? text.slice(date.index + date[0].length, end).trim() : '',
    time: time
      ? text.slice(time.index + time[0].length, date && date.index > time.index ? date.index : undefined).trim()
      : '',
    other: text.slice(0, Math.min(date?.index ?? text.length, time?.index ?? text.length)).trim(),
  };
}
