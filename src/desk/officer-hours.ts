import { eq } from 'drizzle-orm';
import { officers } from '../../db/officers.ts';
import type { OfficerId } from '../case/case.ts';
import type { OfficeCalendar } from '../case/working-days.ts';
import type { Desk } from './desk.ts';
import type { OfficerCard } from './officers.ts';

export type Hours = Pick<OfficeCalendar, 'opens' | 'closes' | 'workingWeekdays'>;

/** When an officer is reminded: in hours of their own, or else in those of the office. Its holidays are everybody's. */
export function hoursOf(desk: Desk, { opens, closes, workingWeekdays }: OfficerCard): OfficeCalendar {
  const own = opens && closes && workingWeekdays ? { opens, closes, workingWeekdays } : null;
  return { ...desk.calendar, ...(own ?? officeHours(desk)) };
}

/** An office may tell its first reminder before it opens, and its last call after it has closed. */
function officeHours({ calendar, rules }: Desk): Hours {
  const { workingWeekdays, opens, closes } = calendar;
  return {
    workingWeekdays,
    opens: rules.morning < opens ? rules.morning : opens,
    closes: rules.lastCall > closes ? rules.lastCall : closes,
  };
}

/** Hours that are the office's are kept as none, so that they change with it. */
export async function setHours(desk: Desk, id: OfficerId, hours: Hours) {
  const none = { opens: null, closes: null, workingWeekdays: null };
  await desk.db
    .update(officers)
    .set(sameHours(hours, officeHours(desk)) ? none : hours)
    .where(eq(officers.id, id));
}

function sameHours(one: Hours, other: Hours): boolean {
  const said = ({ opens, closes, workingWeekdays }: Hours) => [opens, closes, ...workingWeekdays.toSorted()].join();
  return said(one) === said(other);
}

/** "09:00 to 17:00, Mon to Fri"; "08:00 to 14:00, Mon, Tue and Thu". */
export function hoursWords({ opens, closes, workingWeekdays }: Hours): string {
  const days = workingWeekdays.toSorted().map((day) => weekdays[day - 1] ?? '');
  const first = workingWeekdays.toSorted()[0] ?? 1;
  const inARow = days.length > 2 && workingWeekdays.toSorted().every((day, place) => day === first + place);
  const said = inARow ? `${days[0]} to ${days.at(-1)}` : new Intl.ListFormat('en-GB').format(days);
  return `${opens} to ${closes}, ${said}`;
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
