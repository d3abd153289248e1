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
  for (const [index, match] of placed.entries()) {
    const next = placed[index + 1];
    all.push(match);
    const missing = missingBetween(edition, match.question, next?.question ?? edition.questions.length, placed);
    let from = match.line + match.taken;
    for (const question of missing) {
      const near = nearestIn(lines, from, next?.line ?? lines.length, edition.questions[question]);
      if (!near) continue;
      all.push({ question, near: true, ...near });
      from = near.line + near.taken;
    }
  }
  return all;
}

function missingBetween({ questions }: Edition, before: number, after: number, placed: Match[]): number[] {
  const found = new Set(placed.map(({ question }) => question));
  return questions.map((_, index) => index).filter((index) => index > before && index < after && !found.has(index));
}

/** A label of a word or two is too little to be known by when it is wrong. */
const SHORTEST = 12;

function nearestIn(lines: Line[], from: number, to: number, asked: Question | undefined) {
  const wordings = [asked?.question ?? '', ...(asked?.also ?? [])].map(plain).filter((one) => one.length >= SHORTEST);
  if (wordings.length === 0) return null;
  for (let at = from; at < to; at++) {
    for (let taken = 1; taken <= 3 && at + taken <= to; taken++) {
      if (isBlank(lines[at + taken - 1] as Line)) break; // within bounds
      const joined = joinLines(lines.slice(at, at + taken));
      const end = labelEnd(joined.text);
      const label = plain(joined.text.slice(0, end));
      if (!wordings.some((wording) => isNear(label, wording))) continue;
      return { line: at, taken, ...cutAfter(joined, end) };
    }
  }
  return null;
}

/** One letter in eight may be wrong, and a word may stand in for another of much the same length. */
function isNear(written: string, wording: string): boolean {
  if (Math.abs(written.length - wording.length) > wording.length / 8) return false;
  return distance(written, wording) <= wording.length / 8;
}

function plain(text: string): string {
  return (text.replace(/\([^()]*\)/g, ' ').match(/\p{L}+/gu) ?? []).join(' ').toLowerCase();
}
