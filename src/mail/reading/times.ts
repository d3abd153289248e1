/** A time of day, HH:MM by the 24-hour clock; impossible when digits stand there that are no time. */
export type ReadTime = { time: string | null; approximate: boolean; impossible: boolean };

/** Reads 16:42, 16.42, 4.42pm, 4 pm, 1642, 16h42, noon, midday, midnight. Of a range the first is taken, as approximate. */
export function readTime(text: string): ReadTime {
  const written = text.trim();
  const approximate =
    /approx|about|around|circa|~|estimat|between|before|after|early|late|\?|(?<!\p{L})c\.\s?\d|\dish\b|\d\s*(?:[ap]\.?m\.?)?\s*(?:-|–|to|and)\s*\d/iu.test(
      written,
    );
  const word = /\b(noon|midday|midnight)\b/iu.exec(written)?.[1]?.toLowerCase();
  const clock =
    /(?<!\d)(\d{1,2})\s?[:.h]\s?(\d{2})(?::\d{2})?\s*([ap]\.?\s?m\b)?/iu.exec(written) ??
    /(?<!\d)(\d{1,2})()\s*([ap]\.?\s?m\b)/iu.exec(written) ??
    /(?<!\d)(\d{2})(\d{2})(?!\d)\s*(?:h|hrs|hours)?()/iu.exec(written);
  if (!clock) {
    const time = word === undefined ? null : word === 'midnight' ? '00:00' : '12:00';
    return { time, approximate, impossible: false };
  }
  const time = asTime(Number(clock[1]), Number(clock[2] || 0), clock[3]?.[0]?.toLowerCase() ?? halfOfRange(written));
  return { time, approximate, impossible: time === null };
}

/** "between 9 and 10pm" says the half of the day only once. */
function halfOfRange(text: string): string | null {
  return /\d\s*(?:-|–|to|and)\s*\d[\d:.]*\s*([ap])\.?m/iu.exec(text)?.[1]?.toLowerCase() ?? null;
}

function asTime(hour: number, minute: number, half: string | null): string | null {
  // 16:42pm is a slip of no consequence; 16:42am contradicts itself.
  if (minute > 59 || hour > 23 || (half !== null && hour === 0) || (half === 'a' && hour > 12)) return null;
  const hours = half !== null && hour <= 12 ? (hour % 12) + (half === 'p' ? 12 : 0) : hour;
  return `${String(hours).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
