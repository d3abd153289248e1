import Holidays from 'date-holidays';

export type Region = { country: string; state?: string | undefined };

/** Cases of the past are replayed too, and reply dates reach into the next year. */
const YEARS = { from: 2018, to: 2040 };

/** Public and bank holidays with their substitute days, as ISO days. */
export function publicHolidays({ country, state }: Region): string[] {
  const calendar = state ? new Holidays(country, state) : new Holidays(country);
  const years = Array.from({ length: YEARS.to - YEARS.from + 1 }, (_, year) => YEARS.from + year);
  return years.flatMap((year) =>
    calendar
      .getHolidays(year)
      .filter(({ type }) => type === 'public' || type === 'bank')
      .map(({ date }) => date.slice(0, 10)),
  );
}

/** An unknown country has no holidays at all, silently, and an unknown state those of the whole country. */
export function isHolidayRegion({ country, state }: Region): boolean {
  const all = new Holidays();
  return country in all.getCountries() && (!state || state in (all.getStates(country) ?? {}));
}
