import Holidays from 'date-holidays';
import type { CommitmentRules } from '../case/commitments.ts';
import type { OfficeCalendar } from '../case/working-days.ts';
import type { Policy } from './load-policy.ts';

/** Cases of the past are replayed too, and reply dates reach into the next year. */
const YEARS = { from: 2018, to: 2040 };

export function calendarOf(policy: Policy): OfficeCalendar {
  const { country, state, extra, not } = policy.holidays;
  const holidays = new Set([...publicHolidays(country, state), ...extra].filter((day) => !not.includes(day)));
  return {
    zone: policy.zone,
    ...policy.officeHours,
    workingWeekdays: policy.workingWeekdays,
    holidays,
  };
}

export function rulesOf(policy: Policy): CommitmentRules {
  return {
    promiseDays: policy.promise.days,
    decisionDays: policy.decision.days,
    readWorkingDays: policy.followUp.readWithinWorkingDays,
    requestDays: policy.request.days,
    ...policy.reminders,
  };
}

/** Public and bank holidays with their substitute days, as ISO days. */
function publicHolidays(country: string, state: string | undefined): string[] {
  const calendar = state ? new Holidays(country, state) : new Holidays(country);
  const years = Array.from({ length: YEARS.to - YEARS.from + 1 }, (_, year) => YEARS.from + year);
  return years.flatMap((year) =>
    calendar
      .getHolidays(year)
      .filter(({ type }) => type === 'public' || type === 'bank')
      .map(({ date }) => date.slice(0, 10)),
  );
}
