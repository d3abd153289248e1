import type { Count } from '../../case/report.ts';
import { answered, readText, type Text, withoutHints } from './answers.ts';
import { type ReadChoice, readChoice } from './choices.ts';
import { readCount } from './counts.ts';
import { appliesTo, asked, type Draft } from './draft.ts';
import type { Field, Question } from './edition.ts';

const NOTHING: Text = { value: null, withheld: false, quote: null };

export function takeText(draft: Draft, field: Field): string | null {
  const { question, found } = asked(draft, field);
  const text = found ? readText(withoutHints(found)) : NOTHING;
  draft.answers.push(answered(question, field, text, { doesNotApply: !appliesTo(question, draft) }));
  return text.value;
}

export function takeCount(draft: Draft, field: 'recordCount' | 'subjectCount'): Count | null {
  const { question, found } = asked(draft, field);
  const text = found ? readText(withoutHints(found)) : NOTHING;
  const count = text.value === null ? null : readCount(text.value, field === 'recordCount' ? 'records' : 'people');
  const confidence = count && count.value === null ? 'likely' : 'sure';
  draft.answers.push(answered(question, field, text, { doesNotApply: !appliesTo(question, draft), confidence }));
  return count;
}

/** One answer where one is allowed: two ticks are a contradiction for a person to settle. */
export function takeOne(draft: Draft, field: Field): { value: string | null; words: Text } {
  const { question, found } = asked(draft, field);
  const choice = found ? readChoice(question, withoutHints(found), !found.last) : NO_CHOICE;
  const words = readText(choice.rest);
  const [value = null, second] = choice.ticked;
  if (second) {
    const named = choice.ticked.map((label) => `"${label}"`).join(' and ');
    draft.flags.push({ code: 'conflict', note: `${question.question}: both ${named} are ticked` });
  }
  const kept = second ? null : value;
  takeChoice(draft, field, question, choice, kept === null ? [] : [kept], words);
  return { value: kept, words };
}

/** Any number of answers. More beside "Not yet known" is kept, and pointed out. */
export function takeMany(draft: Draft, field: Field): { values: string[]; words: Text } {
  const { question, found } = asked(draft, field);
  const choice = found ? readChoice(question, withoutHints(found), !found.last) : NO_CHOICE;
  const words = readText(choice.rest);
  if (choice.ticked.includes('Not yet known') && choice.ticked.length > 1) {
    draft.flags.push({ code: 'contradiction', note: `${question.question}: "Not yet known" is ticked beside others` });
  }
  takeChoice(draft, field, question, choice, choice.ticked, words);
  return { values: choice.ticked, words };
}

/** The free words beside options; the form asks for them only where its last, open option is ticked. */
export function takeWords(
  draft: Draft,
  near: Field,
  field: string,
  { values, words }: { values: string[]; words: Text },
): string | null {
  const { question } = asked(draft, near);
  const open = question.choices?.at(-1)?.label ?? '';
  const label = `${question.question} ${open}`;
  const doesNotApply = !values.includes(open);
  draft.answers.push(answered({ section: question.section, question: label }, field, words, { doesNotApply }));
  return words.value;
}

const NO_CHOICE: ReadChoice = { ticked: [], ticks: 'no-options', shownBy: 'nothing', quote: null, rest: [] };

/** Free words beside these options are the answer to a question of their own, and said there. */
const WORDS_ELSEWHERE: Field[] = ['dataCategories', 'subjectCategories', 'toldSubjects', 'likelihood', 'toldOthers'];

function takeChoice(
  draft: Draft,
  field: Field,
  question: Question,
  { ticks, ticked, shownBy, quote }: ReadChoice,
  labels: string[],
  words: Text,
) {
  const stray = !WORDS_ELSEWHERE.includes(field) && words.value !== null;
  const applies = appliesTo(question, draft);
  const value = [...labels, ...(stray && labels.length > 0 ? [words.value] : [])].join('\n') || null;
  const withheld = words.withheld && ticks === 'no-options';
  const confidence = value === null || shownBy === 'marks' ? 'sure' : 'likely';
  const answer = answered(question, field, { value, withheld, quote }, { doesNotApply: !applies, confidence });
  const unknown = ticks === 'no-options' && words.value !== null && (stray || question.kind === 'one');
  if (unknown && stray) {
    draft.flags.push({ code: 'unknown_option', note: `${question.question}: the answer is none of the form's own` });
  }
  if (ticks === 'invisible' && applies) draft.invisible.push(question.question);
  const toCheck = value === null && (ticked.length > 1 || (ticks === 'invisible' && applies) || (unknown && stray));
  draft.answers.push(toCheck ? { ...answer, state: 'to-check', value: null } : answer);
}
