import type { Edition, Field, Question } from './edition.ts';
import { isBlank, joinLines, type Line, sliceLine } from './line.ts';
import { atStart, mayStart, wholly } from './wording.ts';

/** A question found on the page and the lines that stand between it and the next one. */
export type Found = { question: Question; lines: Line[]; last: boolean };

/** Where the form stands among the lines: the first line of it, and each question that was found. */
export type Aligned = { edition: Edition; start: number; end: number; found: Found[] };

type Match = { question: number; line: number; taken: number; rest: Line };

/** A form shows more of its questions than prose about a breach ever does by chance. */
const FEWEST_QUESTIONS = 4;
/** Nobody's report is longer; the search below grows with the square of what it keeps. */
const MOST_MATCHES = 3_000;

/**
 * Walks forward through the questions of the edition that fits best. Of all ways to place its questions in order the one
 * that places most of them wins, so a line of prose that reads like a question does not lead astray.
 */
export function alignForm(lines: Line[], editions: Edition[]): Aligned | null {
  const aligned = editions.map((edition) => alignEdition(lines, edition)).filter((one) => one !== null);
  return aligned.reduce<Aligned | null>(
    (best, one) => (best === null || one.found.length > best.found.length ? one : best),
    null,
  );
}

function alignEdition(lines: Line[], edition: Edition): Aligned | null {
  const chains = copiesOf(findMatches(lines, edition), edition).map(longestChain);
  const chain = chains.reduce((best, one) => (one.length > best.length ? one : best), []);
  const [first] = chain;
  if (!first || chain.length < FEWEST_QUESTIONS) return null;
  const found = chain.map((match, index): Found => {
    const next = chain[index + 1];
    const question = edition.questions[match.question];
    if (!question) throw new Error('A match names no question of its edition');
    const until = next?.line ?? endOfForm(lines, match);
    const between = [match.rest, ...lines.slice(match.line + match.taken, until)];
    return { question, lines: withoutHeadings(between, edition), last: next === undefined };
  });
  const answered = found.filter((one) => one.question.field !== null);
  const last = chain.at(-1);
  return { edition, start: first.line, end: last ? endOfForm(lines, last) : lines.length, found: answered };
}

/** A quoted copy of the form, or a second one, starts over: each copy is matched alone. */
function copiesOf(matches: Match[], edition: Edition): Match[][] {
  const copies: Match[][] = [[]];
  const half = edition.questions.length / 2;
  let furthest = 0;
  for (const match of matches) {
    if (match.question <= 2 && furthest > half) {
      copies.push([]);
      furthest = 0;
    }
    furthest = Math.max(furthest, match.question);
    copies.at(-1)?.push(match);
  }
  return copies;
}

function findMatches(lines: Line[], edition: Edition): Match[] {
  const matches: Match[] = [];
  const wordings = edition.questions.map((question) => [question.question, ...(question.also ?? [])]);
  for (let line = 0; line < lines.length && matches.length < MOST_MATCHES; line++) {
    if (isBlank(lines[line] as Line)) continue; // within bounds
    for (const [question, known] of wordings.entries()) {
      const match = matchAt(lines, line, known, edition.questions[question]?.short === true);
      if (match) matches.push({ question, line, ...match });
    }
  }
  return matches;
}

/** A label may have been wrapped over as many as four lines by a mail program. */
function matchAt(lines: Line[], at: number, known: string[], short: boolean) {
  const wordings = known.filter((wording) => mayStart(wording, lines[at]?.text ?? ''));
  if (wordings.length === 0) return null;
  for (let taken = 1; taken <= 4 && at + taken <= lines.length; taken++) {
    const joined = joinLines(lines.slice(at, at + taken));
    const later = joinLines(lines.slice(at + 1, at + taken)).text;
    for (const wording of wordings) {
      const match = atStart(wording).exec(joined.text);
      // A lone "0" or "1." above the label is an answer, not the label's number.
      if (!match || atStart(wording).test(later)) continue;
      const after = joined.text.slice(match[0].length);
      const brokenOff = /^\s*\([^)]{0,60}$/.test(after) && taken < 4;
      if (brokenOff || (short && !standsAlone(after))) continue;
      return { taken, rest: sliceLine(joined, match[0].length + lengthOf(/^[?:\s]*/, after)) };
    }
    if (joined.text.length > 200 || isBlank(lines[at + taken - 1] as Line)) break; // within bounds
  }
  return null;
}

function standsAlone(rest: string): boolean {
  return /^[^\S\t]*(?:$|[?:|\t☐☑☒\uF000-\uF0FF[(])/u.test(rest);
}

function lengthOf(pattern: RegExp, text: string): number {
  return pattern.exec(text)?.[0].length ?? 0;
}

function longestChain(matches: Match[]): Match[] {
  const best = matches.map(() => ({ length: 1, before: -1 }));
  for (const [here, match] of matches.entries()) {
    for (let there = 0; there < here; there++) {
      const earlier = matches[there];
      if (!earlier || earlier.question >= match.question || earlier.line + earlier.taken > match.line) continue;
      const length = (best[there]?.length ?? 0) + 1;
      if (length > (best[here]?.length ?? 0)) best[here] = { length, before: there };
    }
  }
  let at = best.reduce((top, one, index) => (one.length > (best[top]?.length ?? 0) ? index : top), 0);
  const chain: Match[] = [];
  while (at >= 0 && matches[at]) {
    chain.unshift(matches[at] as Match); // just tested
    at = best[at]?.before ?? -1;
  }
  return chain;
}

/** The last part of the form ends where the mail around it goes on quoting. */
function endOfForm(lines: Line[], last: Match): number {
  const depth = lines[last.line]?.quote ?? 0;
  const after = lines.findIndex((line, index) => index > last.line && !isBlank(line) && line.quote !== depth);
  return after < 0 ? lines.length : after;
}

/** "(Follow-up reports only)", wrapped off the label that it belongs to. */
const WHOSE_QUESTION = /^\W*\([\p{L} -]{1,40} only\)\W*$/u;

/** A heading of the form stands before the next question and belongs to no answer. */
function withoutHeadings(lines: Line[], edition: Edition): Line[] {
  const kept = [...lines];
  for (let last = kept.at(-1); last; last = kept.at(-1)) {
    const { text } = last;
    const heading = WHOSE_QUESTION.test(text) || edition.headings.some((one) => wholly(one).test(text));
    if (!isBlank(last) && !heading) break;
    kept.pop();
  }
  return kept;
}

export function answerTo(aligned: Aligned, field: Field): Found | null {
  return aligned.found.find((one) => one.question.field === field) ?? null;
}
