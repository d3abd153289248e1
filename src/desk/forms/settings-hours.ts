import type { Answers } from '../../../blocks/kit.ts';
import { textOf, ticksOf } from '../deed.ts';
import type { Hours } from '../officer-hours.ts';

/** The hours that an officer gave, or what is wrong with them by field; null in a form that did not ask. */
export function hoursIn(answers: Answers): { hours: Hours } | { errors: Record<string, string> } | null {
  if (answers['opens'] === undefined) return null;
  const [opens, closes] = [clock(textOf(answers, 'opens')), clock(textOf(answers, 'closes'))];
  const workingWeekdays = ticksOf(answers, 'weekdays').map(Number).toSorted();
  const errors = {
    ...(opens ? {} : { opens: TIME }),
    ...(closes ? {} : { closes: TIME }),
    ...(opens && closes && opens >= closes && { closes: 'This comes before the first hour.' }),
    ...(workingWeekdays.length > 0 ? {} : { weekdays: 'Tick at least one day.' }),
  };
  if (!opens || !closes || Object.keys(errors).length > 0) return { errors };
  return { hours: { opens, closes, workingWeekdays } };
}

const TIME = 'A time such as 08:30.';

/** "8:30", "08.30", "0830" and "8" are all understood. */
function clock(words: string | null): string | null {
  const [, hour = '', minute = '00'] = /^(\d{1,2})(?:[:.]?(\d{2}))?$/.exec(words ?? '') ?? [];
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59) return null;
  return `${hour.padStart(2, '0')}:${minute}`;
}
