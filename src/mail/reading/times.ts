/** A time of day, HH:MM by the 24-hour clock; impossible when digits stand there that are no time. */
export type ReadTime = { time: string | null; approximate: boolean; impossible: boolean };

/**
 * Reads 16:42, 16.42, 4.42pm, 4 pm, 1642, 16h42, 3.40 in the afternoon, half past four pm, noon, midnight. A span of time
 * and a part of the day name no one time: their words are kept.
 */
export function readTime(text: string): ReadTime {
  const written = text.trim();
  const part = PART_OF_DAY.exec(written)?.[1]?.toLowerCase() ?? null;
  if (SPAN.test(written)) return { time: null, approximate: true, impossible: false };
  const approximate = APPROXIMATE.test(written);
  const clock = digitsIn(written, part) ?? wordsIn(written);
  if (clock) {
    const time = asTime(clock.hour, clock.minute, clock.half ?? (part && halfOf(part, clock.hour)));
    const doubtful = clock.spelt && clock.half === null && part === null;
    return { time: doubtful ? null : time, approximate: approximate || doubtful, impossible: time === null };
  }
  const word = /\b(noon|midday|midnight)\b/iu.exec(written)?.[1]?.toLowerCase();
  const time = word === undefined ? null : word === 'midnight' ? '00:00' : '12:00';
  return { time, approximate: approximate || (part !== null && time === null), impossible: false };
}

const APPROXIMATE =
  /approx|about|around|circa|~|estimat|\b(?:before|after|early|late)\b|\?|(?<!\p{L})c\.\s?\d|\dish\b/iu;
const SPAN =
  /\bbetween\b.*\d|\d\s*(?:[ap]\.?m\.?)?\s*(?:-|–|to|and|until)\s*\d{1,2}(?:\s?[:.h]\s?\d\d|\s*[ap]\.?m|\s*$)/iu;
const PART_OF_DAY = /\b(morning|lunch ?time|afternoon|evening|(?:over)?night)\b/iu;

type Clock = { hour: number; minute: number; half: string | null; spelt: boolean };

function digitsIn(written: string, part: string | null): Clock | null {
  const found =
    /(?<!\d)(\d{1,2})\s?[:.h]\s?(\d{2})(?::\d{2})?\s*([ap]\.?\s?m\b)?/iu.exec(written) ??
    /(?<!\d)(\d{1,2})()\s*([ap]\.?\s?m\b)/iu.exec(written) ??
    /(?<!\d)(\d{2})(\d{2})(?!\d)\s*(?:h|hrs|hours)?()/iu.exec(written) ??
    (part === null ? null : /(?<![\d.:])(\d{1,2})()()\s*(?:o['’]clock\s*)?(?:in the|at) /iu.exec(written));
  if (!found) return null;
  const half = found[3]?.[0]?.toLowerCase() ?? null;
  return { hour: Number(found[1]), minute: Number(found[2] || 0), half, spelt: false };
}

const HOURS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const SPELT = new RegExp(`\\b(half|quarter) (past|to) (${HOURS.join('|')}|\\d{1,2})\\b\\s*([ap]\\.?m\\b)?`, 'iu');

/** "half past four", "quarter to nine am". */
function wordsIn(written: string): Clock | null {
  const found = SPELT.exec(written);
  if (!found) return null;
  const [, share = '', way = '', name = '', half] = found.map((word) => word?.toLowerCase());
  const named = /\d/.test(name) ? Number(name) : HOURS.indexOf(name) + 1;
  const minute = share === 'half' ? 30 : way === 'to' ? 45 : 15;
  const hour = way === 'to' ? (named === 1 ? 12 : named - 1) : named;
  return { hour, minute, half: half?.[0] ?? null, spelt: true };
}

function halfOf(part: string, hour: number): string | null {
  if (hour === 0 || hour > 12) return null;
  if (/night/.test(part)) return hour >= 6 && hour < 12 ? 'p' : 'a';
  return part === 'morning' ? 'a' : 'p';
}

function asTime(hour: number, minute: number, half: string | null): string | null {
  // 16:42pm is a slip of no consequence; 16:42am contradicts itself.
  if (minute > 59 || hour > 23 || (half !== null && hour === 0) || (half === 'a' && hour > 12)) return null;
  const hours = half !== null && hour <= 12 ? (hour % 12) + (half === 'p' ? 12 : 0) : hour;
  return `${String(hours).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
