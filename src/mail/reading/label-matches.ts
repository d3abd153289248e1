import type { Edition } from './edition.ts';
import { labelsThatMayStand } from './label-words.ts';
import { isBlank, joinLines, type Line, sliceLine } from './line.ts';
import { atStart } from './wording.ts';

/** A label of the edition on the page: how many lines it takes, how it stands there, and what follows in its line. */
export type Match = {
  question: number;
  line: number;
  taken: number;
  label: string;
  print: Print;
  near: boolean;
  rest: Line;
};

/** How a label is printed: in bold, and in a cell beside its answer. */
export type Print = { bold: boolean; row: boolean };

/** Nobody's report is longer; the search that follows grows with the square of what is found. */
const MOST_MATCHES = 3_000;

/** beginnings: of each line, the words that a label may begin with. */
export function findMatches(lines: Line[], beginnings: string[][], edition: Edition): Match[] {
  const matches: Match[] = [];
  for (let line = 0; line < lines.length && matches.length < MOST_MATCHES; line++) {
    const below = joinedFrom(lines, line);
    for (const { question, short, wordings } of labelsThatMayStand(edition, beginnings[line] ?? [])) {
      const match = longestOf(wordings, short, below);
      if (match) matches.push({ question, line, near: false, ...match });
    }
  }
  return matches.filter((match, index) => !isHeadingOver(match, matches.slice(index + 1), lines));
}

/** A heading may say what the question below it says; that one is the label. */
function isHeadingOver({ question, line, taken, rest }: Match, after: Match[], lines: Line[]): boolean {
  const again = after.find((match) => match.line >= line + taken);
  if (again?.question !== question || !isBlank(rest)) return false;
  return lines.slice(line + taken, again.line).every(isBlank);
}

/** slash: what stands before the first stroke, behind which a label may come in another language. */
type Joined = { joined: Line; text: string; later: string; slash: string | null };

/** A line with those below it that a mail program may have wrapped off it, each put together when it is first asked for. */
function joinedFrom(lines: Line[], at: number): (taken: number) => Joined | null {
  const known: (Joined | null)[] = [];
  const join = (taken: number): Joined | null => {
    const before = taken > 1 ? from(taken - 1) : null;
    const ended = taken > 1 && (!before || before.text.length > 200 || isBlank(lines[at + taken - 2] as Line));
    if (ended || at + taken > lines.length) return null;
    const joined = joinLines(lines.slice(at, at + taken));
    const first = lines[at]?.text ?? '';
    const slash = joined.text.includes('/') ? (BEFORE_SLASH.exec(joined.text)?.[0] ?? null) : null;
    return { joined, text: joined.text, later: joined.text.slice(first.length + 1), slash };
  };
  const from = (taken: number): Joined | null => {
    known[taken] ??= join(taken);
    return known[taken] ?? null;
  };
  return from;
}

const BEFORE_SLASH = /^[^/\t]{3,150}\s\/\s/u;

/** A label may have been wrapped over as many lines. */
const MOST_WRAPPED = 4;

/** The longest wording that begins here. */
function longestOf(wordings: string[], short: boolean, from: (taken: number) => Joined | null) {
  let best: { wording: string; taken: number; joined: Line; length: number } | null = null;
  for (let taken = 1; taken <= MOST_WRAPPED; taken++) {
    const here = from(taken);
    if (!here) break;
    for (const wording of wordings) {
      if (wording.length <= (best?.wording.length ?? 0)) continue;
      const match = atStart(wording).exec(here.text) ?? behindSlash(wording, here);
      // A lone "0" or "1." above the label is an answer, not the label's number.
      if (!match || atStart(wording).test(here.later)) continue;
      const after = here.text.slice(match[0].length);
      const brokenOff = /^\s*\([^)]{0,60}$/.test(after) && taken < MOST_WRAPPED;
      if (brokenOff || (short && !standsAlone(after))) continue;
      const end = TRANSLATION.test(after) ? TRANSLATION : /\)\W*$/.test(wording) ? /^[.)?:*\s]*/ : /^[?:*\s]*/;
      best = { wording, taken, joined: here.joined, length: match[0].length + lengthOf(end, after) };
    }
  }
  return best && { taken: best.taken, ...cutAfter(best.joined, best.length) };
}

/** "What has happened? / Beth sydd wedi digwydd?": the label again in another language. */
const TRANSLATION = /^[?:*\s]*\s\/\s[^?:\t]{2,150}[?:*\s]*/u;

/** The label behind its translation, as the last thing in the line. */
function behindSlash(wording: string, { text, slash }: Joined): RegExpExecArray | null {
  const match = slash === null ? null : atStart(wording).exec(text.slice(slash.length));
  if (slash === null || !match || !/^[?:*\s]*$/u.test(text.slice(slash.length + match[0].length))) return null;
  match[0] = `${slash}${match[0]}`;
  return match;
}

/** A line cut into the label that begins it and what follows. */
export function cutAfter(line: Line, length: number): { label: string; print: Print; rest: Line } {
  const label = line.text.slice(0, length).trim();
  const solid = sliceLine(line, 0, length).pieces.filter((piece) => /[\p{L}]/u.test(piece.text));
  const row = line.text.slice(label.length, length + 1).includes('\t') || /^\s*\t/.test(line.text.slice(length));
  return {
    label,
    print: { bold: solid.length > 0 && solid.every((piece) => piece.bold), row },
    rest: sliceLine(line, length),
  };
}

/** Where a label may end: at a question mark, a colon or the next cell, a number in a cell of its own left aside. */
export function labelEnd(text: string): number {
  const from = /^\s*\d{1,3}[.):]?\t/.exec(text)?.[0].length ?? 0;
  const end = /[?:][?:*\s]*|\t\s*/u.exec(text.slice(from));
  return end ? from + end.index + end[0].length : text.length;
}

function standsAlone(rest: string): boolean {
  return /^[^\S\t]*(?:$|\/\s|[?:|\t☐☑☒\uF000-\uF0FF[(])/u.test(rest);
}

function lengthOf(pattern: RegExp, text: string): number {
  return pattern.exec(text)?.[0].length ?? 0;
}
