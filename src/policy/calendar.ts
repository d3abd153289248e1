import type { CommitmentRules } from '../case/commitments.ts';
import type { OfficeCalendar } from '../case/working-days.ts';
import type { Policy } from './load-policy.ts';
import { publicHolidays } from './public-holidays.ts';

/** When the office works, as its policy says. */
export function calendarOf(policy: Policy): OfficeCalendar {
  const { extra, not } = policy.holidays;
  const holidays = new Set([...publicHolidays(policy.holidays), ...extra].filter((day) => !not.includes(day)));
  return {
    zone: policy.zone,
    ...policy.officeHours,
    workingWeekdays: policy.workingWeekdays,
    holidays,
  };
}

export function rulesOf(policy: Policy): CommitmentRules {
  return {
    promise: policy.promise,
    decision: policy.decision,
    readWorkingDays: policy.followUp.readWithinWorkingDays,
    requestDays: policy.request.days,
    morning: policy.reminders.morning,
    lastCall: policy.reminders.lastCall,
  };
}
