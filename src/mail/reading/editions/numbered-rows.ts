import type { Choice, Question } from '../edition.ts';
import { UNDETERMINED } from '../undetermined.ts';

/** A free answer, a date, a number, one of these options, or any of these options. */
type Answer = 'text' | 'when' | 'count' | (string | Choice)[] | { any: (string | Choice)[] };

type More = Partial<Pick<Question, 'field' | 'also' | 'hints' | 'optional' | 'common'>> & {
  /** One of several rows that make up one answer of the report. */
  part?: true;
};

/** Writes down the rows of a numbered template; what the report has no field for is shown under the row's own label. */
export function rowsOf(prefix: string, section: string) {
  return (number: number, question: string, answer: Answer, { part, ...more }: More = {}): Question => ({
    field: 'other',
    ...((part || !more.field) && { id: `${more.field ?? 'other'}.${prefix}${number}` }),
    section,
    question,
    number,
    ...kindOf(answer),
    ...(question.split(' ').length < 5 && { short: true }),
    ...more,
  });
}

function kindOf(answer: Answer): Pick<Question, 'kind' | 'choices'> {
  if (typeof answer === 'string') return { kind: answer };
  return Array.isArray(answer)
    ? { kind: 'one', choices: lettered(answer) }
    : { kind: 'many', choices: lettered(answer.any) };
}

function lettered(options: (string | Choice)[]): Choice[] {
  return options.map((option, index) => {
    const choice: Choice = typeof option === 'string' ? { label: option } : option;
    const plain = choice.label.replace(/\s*\([^()]*\)$/, '');
    const also = [...(plain === choice.label ? [] : [plain]), ...(choice.also ?? [])];
    const undetermined = UNDETERMINED.test(choice.label) && { means: 'undetermined' as const };
    const letter = choice.letter ?? String.fromCharCode('a'.charCodeAt(0) + index);
    return { ...choice, also, letter, ...undetermined };
  });
}
