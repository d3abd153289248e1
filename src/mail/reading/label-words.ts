import type { Edition } from './edition.ts';
import { wordsOf } from './wording.ts';

/** A question of an edition, and those of its wordings that a line may begin with. */
export type MayStand = { question: number; short: boolean; wordings: string[] };

type Beginning = { question: number; wording: string; second: string | null };

/** Numbers, bullets and "(Follow-up reports only)" before a label are never longer, its first words included. */
const BEGINNING = 160;

const known = new WeakMap<Edition, Map<string, Beginning[]>>();

/** The words near the beginning of a line, where a label may stand. */
export function beginningOf(text: string): string[] {
  return wordsOf(text.slice(0, BEGINNING));
}

/**
 * The labels whose first two words stand side by side near the beginning of a line, or whose first word ends the line: a
 * cheap question before a dear one. In the order of the questions.
 */
export function labelsThatMayStand(edition: Edition, words: string[]): MayStand[] {
  const byFirstWord = beginningsOf(edition);
  const found = new Map<number, Set<string>>();
  for (const [place, word] of words.entries()) {
    for (const { question, wording, second } of byFirstWord.get(word) ?? []) {
      if (!followedBy(words, place, second)) continue;
      const wordings = found.get(question) ?? new Set();
      found.set(question, wordings.add(wording));
    }
  }
  return [...found]
    .sort(([one], [other]) => one - other)
    .map(([question, wordings]) => {
      const { short = false } = edition.questions[question] ?? {};
      return { question, short, wordings: [...wordings] };
    });
}

/** The last word may have been cut. */
function followedBy(words: string[], place: number, second: string | null): boolean {
  const next = words[place + 1];
  if (second === null || next === undefined || next === second) return true;
  return place + 2 === words.length && second.startsWith(next);
}

function beginningsOf(edition: Edition): Map<string, Beginning[]> {
  const all = known.get(edition) ?? Map.groupBy(eachBeginning(edition), ({ first }) => first);
  known.set(edition, all);
  return all;
}

function* eachBeginning({ questions }: Edition): Generator<Beginning & { first: string }> {
  for (const [place, { question, also = [] }] of questions.entries()) {
    for (const wording of [question, ...also]) {
      const [first = '', second = null] = wordsOf(wording);
      yield { question: place, wording, first, second };
    }
  }
}
