import type { Count } from '../../case/report.ts';
import { answer, NOTHING, readText, type Text, withoutHints } from './answers.ts';
import { readCount } from './counts.ts';
import { type Asked, askedFor, type Draft } from './draft.ts';
import type { Field } from './edition.ts';
import { takeChoice } from './take-choices.ts';
import { UNDETERMINED } from './undetermined.ts';

/** The answer in the words of the report; where several questions make it up, one below the other. */
export function takeText(draft: Draft, field: Field): string | null {
  const parts = askedFor(draft, field).map((asked) => takeAny(draft, asked).value);
  return parts.filter((part) => part !== null).join('\n') || null;
}

/** Any question in words, whatever its kind. */
export function takeAny(draft: Draft, asked: Asked): Text {
  if (asked.question.choices) {
    const { values, words } = takeChoice(draft, asked);
    return { ...words, value: [...values, ...(words.value === null ? [] : [words.value])].join('\n') || null };
  }
  const text = asked.found ? settled(draft, asked, readText(withoutHints(asked.found))) : NOTHING;
  answer(draft, asked, text);
  return text;
}

/** "To be determined" is what is printed in the cell, and says nothing yet. */
function settled(draft: Draft, { question }: Asked, text: Text): Text {
  if (text.value === null || !UNDETERMINED.test(text.value)) return text;
  draft.undetermined.push(question.question);
  return { ...text, value: null };
}

export function takeCount(draft: Draft, field: 'recordCount' | 'subjectCount'): Count | null {
  const [asked] = askedFor(draft, field);
  if (!asked) return null;
  const text = settled(draft, asked, readText(withoutHints(asked.found)));
  const count = text.value === null ? null : readCount(text.value, field === 'recordCount' ? 'records' : 'people');
  answer(draft, asked, text, { doubts: count && count.value === null ? 1 : 0 });
  return count;
}

/** The free words beside options; the form asks for them only where its last, open option is ticked. */
export function takeWords(
  draft: Draft,
  near: Field,
  field: 'otherCategories' | 'otherSubjects' | 'toldDetails',
  { values, words }: { values: string[]; words: Text },
): string | null {
  const own = askedFor(draft, field);
  if (own.length > 0) return [words.value, takeText(draft, field)].filter((some) => some !== null).join('\n') || null;
  const [asked] = askedFor(draft, near);
  const open = asked?.question.choices?.at(-1)?.label ?? '';
  if (!asked) return words.value;
  const label = `${asked.question.question} ${open}`;
  answer(draft, asked, words, { name: field, label, doesNotApply: !values.includes(open) });
  return words.value;
}
