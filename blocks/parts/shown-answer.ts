import type { AnsweredQuestion } from '../../src/case/report.ts';
import { type Form, line } from '../kit.ts';

/** An answer of a report as its form shows it, with what officers made of it. */
export type ShownAnswer = AnsweredQuestion & {
  /** Oldest first. by: "Alex Moss, Fri 3 Jan, 10:02"; was: the words before, null when nothing was stated. */
  corrections: { by: string; was: string | null }[];
};

/** Read, withheld, to check, not stated, does not apply: different things, in different words. */
export function answerParts(answer: ShownAnswer): Form['body'] {
  const [latest] = answer.corrections.slice(-1);
  return latest ? correctedParts(answer, latest.by) : readParts(answer);
}

function correctedParts({ question, value, quote, corrections }: ShownAnswer, by: string): Form['body'] {
  const before = corrections.map(({ was }) => was ?? 'not stated');
  const written = quote !== null && !before.some((was) => alike(was, quote));
  return [
    { kind: 'quote', label: `${question} (corrected)`, text: value ?? 'not stated', under: `Corrected by ${by}` },
    ...corrections.map(({ by }, place) => quoted(`Before the correction by ${by}`, before[place] ?? '')),
    ...(written ? [quoted('As written', quote)] : []),
  ];
}

function readParts(answer: ShownAnswer): Form['body'] {
  const { question, state, value, withheld, quote } = answer;
  const words = withheld ? 'withheld' : stateWords[state];
  const shown = quote ?? (withheld ? null : value);
  if (shown === null) return [line({ strong: question }, `\n${words}`)];
  const understood = value !== null && !withheld && !alike(value, shown) ? value : null;
  const short = understood !== null && understood.length <= 150 && !understood.includes('\n');
  const under = [
    ...(state === 'read' && !withheld ? [] : [sentence(words)]),
    ...(short ? [`Read as: ${understood}`] : []),
    ...doubt(answer),
  ].join(' ');
  return [
    { kind: 'quote', label: question, text: shown, ...(under && { under }) },
    ...(understood !== null && !short ? [quoted('Read as', understood)] : []),
  ];
}

const stateWords = {
  read: 'no words',
  'not-stated': 'not stated',
  'to-check': 'could not be read',
  'does-not-apply': 'does not apply',
};

/** A reading from before its words were kept says nothing of how sure it was. */
function doubt({ confidence, quote }: ShownAnswer): string[] {
  if (confidence === 'sure' || quote === null) return [];
  return confidence === 'likely'
    ? ['Read with some doubt: the wording is not quite that of the form.']
    : ['Where this answer stands is a guess: compare it with the original.'];
}

function quoted(label: string, text: string): Form['body'][number] {
  return { kind: 'quote', label, text };
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

function alike(one: string, other: string): boolean {
  return one.replace(/\s+/g, ' ').trim() === other.replace(/\s+/g, ' ').trim();
}
