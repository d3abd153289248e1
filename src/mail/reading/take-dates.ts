import type { When } from '../../case/report.ts';
import { answered, withoutHints } from './answers.ts';
import { appliesTo, asked, type Draft } from './draft.ts';
import { readWhen } from './when.ts';

/** sent is the day the report was sent, ISO, in the office's zone: nothing it tells of can come later. */
export function takeWhen(draft: Draft, field: 'discoveredAt' | 'happenedAt', sent: string | null): When | null {
  const { question, found } = asked(draft, field);
  const read = found ? readWhen(withoutHints(found), sent) : { value: null, withheld: false, troubles: [] };
  const text = { value: read.value?.raw ?? null, withheld: read.withheld, quote: read.value?.raw ?? null };
  const confidence = read.value && (read.value.date === null || read.troubles.length > 0) ? 'likely' : 'sure';
  draft.answers.push(answered(question, field, text, { doesNotApply: !appliesTo(question, draft), confidence }));
  for (const trouble of read.troubles) draft.flags.push(flagFor(trouble, question.question));
  if (sent !== null && read.value?.date && read.value.date > sent) {
    draft.flags.push({ code: 'future_date', note: `${question.question} The date is later than the report itself` });
  }
  return read.value;
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
