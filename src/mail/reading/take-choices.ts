import { answer, readText, type Text, withoutHints } from './answers.ts';
import { type ReadChoice, readChoice } from './choices.ts';
import { type Asked, appliesTo, askedFor, type Draft } from './draft.ts';
import { type Field, type Meaning, meaningOf, type Question } from './edition.ts';

/** values are labels of the form; words is what was written beside its options. */
export type Taken = { values: string[]; words: Text; means: Meaning | null };

/** One answer where one is allowed: two ticks are a contradiction for a person to settle. */
export function takeOne(draft: Draft, field: Field): { value: string | null; words: Text; means: Meaning | null } {
  const [first, ...more] = askedFor(draft, field).map((asked) => takeChoice(draft, asked));
  const { values, words, means } = first ?? NO_QUESTION;
  return {
    value: more.length === 0 ? (values[0] ?? null) : ofAll([values, ...more.map((one) => one.values)]),
    words,
    means,
  };
}

/** Where one answer is asked for in parts, yes to any is yes, and no must be said to each. */
function ofAll(parts: string[][]): string | null {
  if (parts.some(([value]) => value === 'Yes')) return 'Yes';
  return parts.every(([value]) => value === 'No') ? 'No' : null;
}

/** Any number of answers. */
export function takeMany(draft: Draft, field: Field): Taken {
  const [asked] = askedFor(draft, field);
  return asked ? takeChoice(draft, asked) : NO_QUESTION;
}

const NOTHING: Text = { value: null, withheld: false, quote: null };
const NO_QUESTION: Taken = { values: [], words: NOTHING, means: null };
const NO_CHOICE: ReadChoice = {
  ...{ ticked: [], ticks: 'no-options', shownBy: 'nothing', quote: null, otherwise: [], unknown: [], rest: [] },
};

export function takeChoice(draft: Draft, asked: Asked): Taken {
  const { question, found } = asked;
  const printed = { more: found?.last === false, chosenOnly: draft.chosenOnly };
  const choice = found ? readChoice(question, withoutHints(found), printed) : NO_CHOICE;
  const written = readText(choice.rest);
  const words = choice.ticks === 'invisible' && BY_NUMBER.test(written.value ?? '') ? NOTHING : written;
  const settled = choice.ticked.filter((label) => meaningOf(question, label) !== 'undetermined');
  if (settled.length < choice.ticked.length) draft.undetermined.push(question.question);
  draft.otherwise.push(...choice.otherwise);
  const kept = question.kind === 'one' && choice.ticked.length > 1 ? [] : settled;
  pointOut(draft, question, choice);
  sayChoice(draft, asked, choice, kept, words);
  return { values: kept, words, means: kept[0] === undefined ? null : meaningOf(question, kept[0]) };
}

/** "Answer: 9, 13" below options that are numbered is no answer in words. */
const BY_NUMBER = /^(?=.*\d)(?:[\d\s,.;:&]|answers?|options?|numbers?|nos?|and)+$/isu;

function pointOut({ flags }: Draft, { question, kind }: Question, { ticked, unknown }: ReadChoice): void {
  if (kind === 'one' && ticked.length > 1) {
    const named = ticked.map((label) => `"${label}"`).join(' and ');
    flags.push({ code: 'conflict', note: `${question}: both ${named} are ticked` });
  }
  const open = ticked.find((label) => /^(?:not yet known|to be determined|under assessment)$/i.test(label));
  if (kind === 'many' && open && ticked.length > 1) {
    flags.push({ code: 'contradiction', note: `${question}: "${open}" is ticked beside others` });
  }
  for (const box of unknown) {
    flags.push({ code: 'unknown_option', note: `${question}: "${box}" is ticked and none of the form's own` });
  }
}

/** Free words beside these options are the answer to a question of their own, and said there. */
const WORDS_ELSEWHERE = new Set<Field | null>([
  ...(['dataCategories', 'subjectCategories', 'toldSubjects', 'likelihood', 'toldOthers'] as const),
]);

function sayChoice(draft: Draft, asked: Asked, choice: ReadChoice, labels: string[], words: Text): void {
  const { question } = asked;
  const { ticks, ticked, shownBy, quote, otherwise } = choice;
  const stray = !WORDS_ELSEWHERE.has(question.field) && words.value !== null;
  const applies = appliesTo(question, draft);
  const value = [...labels, ...(stray && labels.length > 0 ? [words.value] : [])].join('\n') || null;
  const unknown = ticks === 'no-options' && stray && choice.unknown.length === 0;
  if (unknown) {
    draft.flags.push({ code: 'unknown_option', note: `${question.question}: the answer is none of the form's own` });
  }
  if (ticks === 'invisible' && applies) draft.invisible.push(question.question);
  const contradicted = question.kind === 'one' && ticked.length > 1;
  const open =
    contradicted || (ticks === 'invisible' && applies) || ticks === 'typed' || unknown || choice.unknown.length > 0;
  const doubts = (shownBy === 'look' ? 1 : 0) + (otherwise.some(({ label }) => labels.includes(label)) ? 1 : 0);
  const withheld = words.withheld && ticks === 'no-options';
  answer(
    draft,
    asked,
    { value, withheld, quote },
    { doubts, toCheck: open && (value === null || choice.unknown.length > 0) },
  );
}
