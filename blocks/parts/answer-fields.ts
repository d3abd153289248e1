import type { Given } from '../../src/case/given.ts';
import type { Question } from '../../src/case/questions.ts';
import { type Form, field } from '../kit.ts';

/** One question with the answer that stands in its field before an officer types. */
export type Asked = { question: Question; given: Given | null };

/** Where the answer to a question is given, by its kind; base names its fields. */
export function answerFields({ question, given }: Asked, base: string, label = question.question): Form['body'] {
  const common = { id: base, label, optional: true };
  switch (question.kind) {
    case 'text':
      return [
        field({
          kind: 'text',
          ...common,
          ...(given?.kind === 'text' && { value: given.text }),
          multiline: true,
          maxLength: 3000,
        }),
      ];
    case 'one': {
      const value = given?.kind === 'one' ? given.label : null;
      return [
        field({
          kind: 'choice',
          ...common,
          options: optionsOf(question, value === null ? [] : [value]),
          ...(value !== null && { value }),
        }),
      ];
    }
    case 'many': {
      const values = given?.kind === 'many' ? given.labels : [];
      return [field({ kind: 'ticks', ...common, options: optionsOf(question, values), values })];
    }
    case 'when': {
      const { date, time, approximate } = given?.kind === 'when' ? given : UNKNOWN;
      return [
        field({ kind: 'date', ...common, ...(date !== null && { value: date }) }),
        field({
          kind: 'text',
          id: `${base}-time`,
          label: 'At what time',
          ...(time !== null && { value: time }),
          hint: 'Such as 14:05. Leave it empty when only the day is known.',
          maxLength: 5,
          optional: true,
        }),
        field({
          kind: 'ticks',
          id: `${base}-about`,
          label: 'How exact',
          options: [{ value: 'about', label: 'About then' }],
          ...(approximate && { values: ['about'] }),
          optional: true,
        }),
      ];
    }
    case 'count': {
      const value = given?.kind === 'count' ? given : null;
      const words = value && `${value.approximate ? 'about ' : ''}${value.value.toLocaleString('en-GB')}`;
      return [
        field({
          kind: 'text',
          ...common,
          ...(words !== null && { value: words }),
          hint: 'Such as 1,200, or about 1,200. Of a range the highest.',
          maxLength: 30,
        }),
      ];
    }
  }
}

const UNKNOWN = { date: null, time: null, approximate: false };

/** An answer that is none of the form's own can be kept, unless it is too long to be an option. */
function optionsOf({ options }: Question, given: string[]) {
  const all = [...new Set([...options, ...given.filter((label) => label.length <= 150)])];
  return all.map((label) => ({ value: label, label }));
}
