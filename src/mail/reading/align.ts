import type { Edition, Question } from './edition.ts';
import { knownOption } from './known-options.ts';
import { findMatches, type Match, type Print } from './label-matches.ts';
import { beginningOf } from './label-words.ts';
import { isBlank, type Line } from './line.ts';
import { withNearLabels } from './near-labels.ts';
import { signOffAt } from './sign-off.ts';
import { splitAtUnknown } from './unknown-labels.ts';
import { wholly } from './wording.ts';

/** A question found on the page and the lines that stand between it and the next one. */
export type Found = {
  question: Question;
  /** As it stood on the page. */
  label: string;
  /** near: known in spite of its wording. not: no label of the edition at all. */
  known: 'exactly' | 'near' | 'not';
  /** How it is printed: in bold, and in a cell beside its answer. */
  print: Print;
  lines: Line[];
  last: boolean;
};

/** Where the form stands among the lines: the first line of it, and each question that was found. */
export type Aligned = { edition: Edition; start: number; end: number; found: Found[] };

/** A form shows more of its questions than prose about a breach ever does by chance. */
const FEWEST_QUESTIONS = 4;

/**
 * Walks forward through the questions of the edition that fits best. Of all ways to place its questions in order the one
 * that places most of them wins, so a line of prose that reads like a question does not lead astray.
 */
export function alignForm(lines: Line[], editions: Edition[]): Aligned | null {
  const beginnings = lines.map(({ text }) => beginningOf(text));
  const aligned = editions.map((edition) => alignEdition(lines, beginnings, edition)).filter((one) => one !== null);
  return aligned.reduce<Aligned | null>((best, one) => (best && signsOf(best) >= signsOf(one) ? best : one), null);
}

function signsOf({ found }: Aligned): number {
  return found.filter(({ question, known }) => !question.common && known !== 'not').length;
}

function alignEdition(lines: Line[], beginnings: string[][], edition: Edition): Aligned | null {
  const matches = findMatches(lines, beginnings, edition);
  const chains = copiesOf(matches, edition).map(longestChain);
  const chain = chains.reduce((best, one) => (one.length > best.length ? one : best), []);
  const signs = chain.filter((match) => !edition.questions[match.question]?.common);
  const [first] = chain;
  const final = chain.at(-1);
  if (!first || !final || signs.length < FEWEST_QUESTIONS) return null;
  const end = endOfForm(lines, final);
  const labels = withNearLabels(lines.slice(0, end), edition, withElsewhere(chain, matches, edition));
  const found = labels.map((match, index): Found => {
    const next = labels[index + 1];
    const question = edition.questions[match.question] as Question; // a match is made from one
    const between = [match.rest, ...lines.slice(match.line + match.taken, next?.line ?? end)];
    const after = next && edition.questions[next.question];
    return {
      question,
      label: match.label,
      known: match.near ? 'near' : 'exactly',
      print: match.print,
      lines: withoutHeadings(between, question, edition, after?.number),
      last: next === undefined,
    };
  });
  const answered = splitAtUnknown(found, edition).filter((one) => one.question.field !== null);
  return { edition, start: labels[0]?.line ?? first.line, end, found: answered };
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

/** A long label that stands nowhere in its order stands where another edition has it; a short one may be prose. */
function withElsewhere(chain: Match[], matches: Match[], edition: Edition): Match[] {
  const from = startOf(chain, matches);
  const placed = [...chain];
  for (const match of matches) {
    const question = edition.questions[match.question];
    const ahead = match.line < (chain[0]?.line ?? 0);
    if (
      !question ||
      (question.short && !ahead) ||
      match.line < from ||
      placed.some((one) => one.question === match.question)
    )
      continue;
    const beside = placed.some((one) => one.line < match.line + match.taken && match.line < one.line + one.taken);
    if (!beside) placed.push(match);
  }
  return placed.sort((one, other) => one.line - other.line);
}

/**
 * Some copies put the last part of the form first. Its labels count where two stand together and none of them comes
 * again further on: else they are those of another copy, or of a signature.
 */
function startOf(chain: Match[], matches: Match[]): number {
  const from = chain[0]?.line ?? 0;
  const ahead = matches.filter((match) => match.line + match.taken <= from);
  const questions = new Set(ahead.map(({ question }) => question));
  const again = matches.some((match) => match.line >= from && questions.has(match.question));
  return questions.size < 2 || again ? from : Math.min(...ahead.map(({ line }) => line));
}

/** The last part of the form ends where the mail around it goes on quoting, or is signed. */
function endOfForm(lines: Line[], last: Match): number {
  const depth = lines[last.line]?.quote ?? 0;
  const after = lines.findIndex((line, index) => index > last.line && !isBlank(line) && line.quote !== depth);
  const end = after < 0 ? lines.length : after;
  const from = last.line + last.taken;
  const signed = signOffAt(lines.slice(from, end));
  return signed < 0 ? end : from + signed;
}

/** "(Follow-up reports only)", wrapped off the label that it belongs to. */
const WHOSE_QUESTION = /^\W*\([\p{L} -]{1,40} only\)\W*$/u;

/** "4. Consequences", in bold where no answer is. */
const NUMBERED = /^\s*\d{1,2}(?:\.\d{1,2})*[.)]?\s+\p{Lu}/u;

function isBold({ pieces }: Line): boolean {
  const solid = pieces.filter(({ text }) => /\p{L}/u.test(text));
  return solid.length > 0 && solid.every(({ bold }) => bold);
}

/** A heading of the form stands before the next question, or its number does, and belongs to no answer. */
function withoutHeadings(lines: Line[], { choices = [] }: Question, edition: Edition, number?: number): Line[] {
  const kept = [...lines];
  for (let last = kept.at(-1); last; last = kept.at(-1)) {
    const { text } = last;
    const heading = edition.headings.some((one) => wholly(one).test(text)) && !knownOption(text, choices);
    const numberedHeading = NUMBERED.test(text) && isBold(last) && !kept.slice(0, -1).some(isBold);
    const printed = WHOSE_QUESTION.test(text) || heading || numberedHeading;
    const numbered = number !== undefined && text.trim().replace(/[.):]$/, '') === String(number);
    if (!isBlank(last) && !printed && !numbered) break;
    kept.pop();
  }
  return kept;
}

export function answerTo(aligned: Aligned, question: Question): Found | null {
  return aligned.found.find((one) => one.question === question) ?? null;
}
