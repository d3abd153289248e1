import type { Answers } from '../../../blocks/kit.ts';
import type { Given } from '../../case/given.ts';
import type { Question } from '../../case/questions.ts';
import { dayOf } from '../../case/working-days.ts';
import { textOf, ticksOf } from '../deed.ts';
import type { Desk } from '../desk.ts';

/** What an officer gave to a question, or what is wrong with it, by field of the form. */
export type Typed = { given: Given | null } | { errors: Record<string, string> };

/** base: the field's name in the form. Nothing typed is null. */
export function givenIn(desk: Desk, answers: Answers, { kind }: Question, base: string): Typed {
  const text = textOf(answers, base);
  switch (kind) {
    case 'text':
      return { given: text === null ? null : { kind, text } };
    case 'one':
      return { given: text === null ? null : { kind, label: text } };
    case 'many': {
      const labels = ticksOf(answers, base);
      return { given: labels.length === 0 ? null : { kind, labels } };
    }
    case 'when':
      return whenIn(desk, answers, base);
    case 'count':
      return text === null ? { given: null } : countIn(text, base);
  }
}

/** "14:05" as HH:MM; null for anything else. */
export function timeIn(typed: string | null): string | null {
  const [, hour, minute] = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/.exec(typed ?? '') ?? [];
  return hour && minute ? `${hour.padStart(2, '0')}:${minute}` : null;
}

function whenIn(desk: Desk, answers: Answers, base: string): Typed {
  const date = textOf(answers, base);
  const typed = textOf(answers, `${base}-time`);
  const time = timeIn(typed);
  if (typed !== null && time === null) return { errors: { [`${base}-time`]: 'Write the time as 14:05.' } };
  if (date === null && time !== null) return { errors: { [base]: 'Give the day, too.' } };
  if (date === null) return { given: null };
  if (date > dayOf(desk.clock.now(), desk.calendar)) return { errors: { [base]: 'That day is still to come.' } };
  return { given: { kind: 'when', date, time, approximate: ticksOf(answers, `${base}-about`).length > 0 } };
}

const COUNT = /^(about |around |approximately |c\. ?|~ ?)?(\d{1,3}(?:[ ,]\d{3}){1,3}|\d{1,10})$/i;

function countIn(typed: string, base: string): Typed {
  const [, about, digits] = COUNT.exec(typed) ?? [];
  if (!digits) return { errors: { [base]: 'Write one number, such as 1,200, or about 1,200.' } };
  const value = Number(digits.replace(/\D/g, ''));
  return { given: { kind: 'count', value, approximate: about !== undefined } };
}
