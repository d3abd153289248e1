import { dayWords } from '../../case/counting.ts';
import { dayOf, daysBetween, isWorkingDay, shiftDay } from '../../case/working-days.ts';
import type { Desk } from '../desk.ts';

/** "Mon 6 Jan 2020 (14 days; bank holidays 25 Dec, 26 Dec and 1 Jan in between)". */
export function answerByWords(desk: Desk, date: string): string {
  const today = dayOf(desk.clock.now(), desk.calendar);
  const between = [...desk.calendar.holidays].filter((day) => day > today && day < date).sort();
  const names = between.map((day) => dayWords(day, day).replace(/^\w+ /, ''));
  const holidays = names.length > 0 ? `; bank holidays ${new Intl.ListFormat('en-GB').format(names)} in between` : '';
  return `${dayWords(date)} (${daysBetween(today, date)} days${holidays})`;
}

/** What is wrong with a reply date; null when nothing is. */
export function answerByProblem(desk: Desk, date: string | null): string | null {
  if (!date) return 'Choose the day by which the controller is to answer.';
  const today = dayOf(desk.clock.now(), desk.calendar);
  if (date <= today) return 'Choose a day after today.';
  if (date > shiftDay(today, 366)) return 'Choose a day within a year.';
  return isWorkingDay(date, desk.calendar) ? null : `${dayWords(date)} is not a working day. Choose one that is.`;
}
