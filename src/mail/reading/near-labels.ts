import { distance } from 'fastest-levenshtein';
import type { Edition, Question } from './edition.ts';
import { cutAfter, labelEnd, type Match } from './label-matches.ts';
import { isBlank, joinLines, type Line } from './line.ts';

/**
 * Adds the labels that somebody mistyped: between two labels that were found, a line that is nearly one that should stand
 * there. Every match made here is marked as near.
 */
export function withNearLabels(lines: Line[], edition: Edition, placed: Match[]): Match[] {
  const all: Match[] = [];
  const found = new Set(placed.map(({ question }) => question));
  for (const [index, match] of [null, ...placed].entries()) {
    if (match) all.push(match);
    const next = placed[index];
    const [after, before] = [match?.question ?? -1, next?.question ?? edition.questions.length];
    const missing = edition.questions
      .map((question, place) => ({ question, place }))
      .filter(({ place }) => place > after && place < before && !found.has(place))
      .map(({ question, place }) => ({ place, wordings: wordingsOf(question) }))
      .filter(({ wordings }) => wordings.length > 0);
    if (missing.length === 0) continue;
    const to = next?.line ?? lines.length;
    let left = candidatesIn(lines, match ? match.line + match.taken : Math.max(0, to - MOST_ABOVE), to);
    for (const { place, wordings } of missing) {
      const at = left.findIndex(({ words }) => wordings.some((wording) => isNear(words, wording)));
      const near = left[at];
      if (!near) continue;
      const joined = joinLines(lines.slice(near.line, near.line + near.taken));
      all.push({ question: place, near: true, line: near.line, taken: near.taken, ...cutAfter(joined, near.length) });
      left = left.slice(at).filter(({ line }) => line >= near.line + near.taken);
    }
  }
  return all;
}

/** How far above the first label that is right a mistyped one may stand. */
const MOST_ABOVE = 12;

/** A label of a word or two is too little to be known by when it is wrong. */
const SHORTEST = 12;

const known = new WeakMap<Question, string[]>();

function wordingsOf(question: Question): string[] {
  const { also = [] } = question;
  const wordings =
    known.get(question) ?? [question.question, ...also].map(plain).filter((wording) => wording.length >= SHORTEST);
  known.set(question, wordings);
  return wordings;
}

/** What may be a label: the words up to where one may end, over as many as three lines. */
type Candidate = { line: number; taken: number; length: number; words: string };

/** No label of any edition is longer. */
const LONGEST = 300;

function candidatesIn(lines: Line[], from: number, to: number): Candidate[] {
  const candidates: Candidate[] = [];
  for (let line = from; line < to; line++) {
    let text = '';
    for (let taken = 1; taken <= 3 && line + taken <= to && text.length <= LONGEST; taken++) {
      const next = lines[line + taken - 1] as Line; // within bounds
      if (isBlank(next)) break;
      text = taken === 1 ? next.text : `${text} ${next.text}`;
      const length = labelEnd(text);
      if (length <= LONGEST) candidates.push({ line, taken, length, words: plain(text.slice(0, length)) });
      if (length < text.length) break;
    }
  }
  return candidates;
}

/** One letter in eight may be wrong, and a word may stand in for another of much the same length. */
function isNear(written: string, wording: string): boolean {
  if (Math.abs(written.length - wording.length) > wording.length / 8) return false;
  return distance(written, wording) <= wording.length / 8;
}

function plain(text: string): string {
  return (text.replace(/\([^()]*\)/g, ' ').match(/\p{L}+/gu) ?? []).join(' ').toLowerCase();
}
