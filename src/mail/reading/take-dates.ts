import type { When } from '../../case/report.ts';
import { answer, withoutHints } from './answers.ts';
import { askedFor, type Draft } from './draft.ts';
import { textOf } from './line.ts';
import { readWhen } from './when.ts';

/** sent is the day the report was sent, ISO, in the office's zone: nothing it tells of can come later. */
export function takeWhen(draft: Draft, field: 'discoveredAt' | 'happenedAt', sent: string | null): When | null {
  const [asked] = askedFor(draft, field);
  if (!asked) return null;
  const [apart] = askedFor(draft, field === 'discoveredAt' ? 'discoveredTime' : 'happenedTime');
  const lines = withoutHints(asked.found);
  const time = withoutHints(apart?.found ?? null);
  const { value, withheld, troubles, undetermined } = readWhen(lines, time, sent);
  const future = sent !== null && value !== null && value.date !== null && value.date > sent;
  const { question } = asked.question;
  if (undetermined) draft.undetermined.push(question);
  for (const trouble of troubles) draft.flags.push(flagFor(trouble, question));
  if (future) draft.flags.push({ code: 'future_date', note: `${question} The date is later than the report itself` });
  const partly = value !== null && (value.date === null || troubles.length > 0 || future);
  const quote = textOf([...lines, ...time]) || null;
  answer(draft, asked, { value: value?.raw ?? null, withheld, quote }, { doubts: partly ? 1 : 0 });
  return value;
}

export function compareDates(draft: Draft, discovered: When | null, happened: When | null): void {
  if (!discovered?.date || !happened?.date) return;
  const sameDay = discovered.date === happened.date;
  const later = sameDay && discovered.time && happened.time ? happened.time > discovered.time : false;
  if (happened.date > discovered.date || later) {
    draft.flags.push({
      code: 'happened_after_discovered',
      note: 'The breach is said to have happened after it was found',
    });
  }
}

function flagFor(trouble: string, question: string): { code: string; note: string } {
  switch (trouble) {
    case 'impossible':
      return { code: 'impossible_date', note: `${question} No such date: days come first here` };
    case 'impossible-time':
      return { code: 'impossible_time', note: `${question} No such time of day` };
    case 'span':
      return { code: 'unclear_date', note: `${question} No single day is named: see the words` };
    case 'weekday':
      return { code: 'weekday_mismatch', note: `${question} The weekday and the date do not agree` };
    case 'year-assumed':
      return {
        code: 'year_assumed',
        note: `${question} No year is given: the last such day before the report is taken`,
      };
    default:
      return { code: 'unclear_date', note: `${question} The date could not be read: see the words` };
  }
}
