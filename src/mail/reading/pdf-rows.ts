import { type Line, lineOf, type Piece } from './line.ts';
import { markShown } from './marks.ts';
import { GAP } from './pdf-letters.ts';
import type { Word } from './pdf-word.ts';

/** Words that stand side by side, from left to right. */
export type Row = { x: number; right: number; y: number; size: number; words: Word[] };

/** Parts of the letters' height: rows lie further apart than this. */
const SAME = 0.45;
/** A blank is hardly wider than this; a gap of more than twice the least of its row is left on purpose. */
const BLANK = 0.28;
const TIMES = 2.3;

/** The rows of a page or cell, from top to bottom. */
export function rowsOf(words: Word[]): Row[] {
  const rows: Word[][] = [];
  for (const word of words.toSorted((one, other) => one.y - other.y)) {
    const row = rows.slice(-3).find((some) => standsIn(largestOf(some), word));
    if (row) row.push(word);
    else rows.push([word]);
  }
  return rows.map((some) => {
    const { y, size } = largestOf(some);
    const sorted = wholeWords(withoutCopies(some.toSorted((one, other) => one.x - other.x)));
    const right = Math.max(...sorted.map((word) => word.x + word.width));
    return { x: sorted[0]?.x ?? 0, right, y, size, words: sorted };
  });
}

function standsIn({ y, size }: Word, word: Word): boolean {
  return Math.abs(word.y - y) < SAME * Math.max(size, word.size);
}

function largestOf(words: Word[]): Word {
  return words.reduce((largest, word) => (word.size > largest.size ? word : largest));
}

/** A word that is printed twice, a hair apart, was made bold so. */
function withoutCopies(words: Word[]): Word[] {
  const kept: Word[] = [];
  for (const word of words) {
    const before = kept.at(-1);
    if (before?.text !== word.text || Math.abs(before.x - word.x) > 0.1 * word.size) kept.push(word);
    else kept[kept.length - 1] = { ...before, bold: before.tick === null };
  }
  return kept;
}

/** Some programs place every letter by itself. */
function wholeWords(parts: Word[]): Word[] {
  const words: Word[] = [];
  for (const part of parts) {
    const last = words.at(-1);
    const whole = last && canJoin(last, part) && gapBetween(last, part) < GAP * part.size;
    if (!whole) words.push(part);
    else words[words.length - 1] = { ...last, text: last.text + part.text, width: part.x + part.width - last.x };
  }
  return words;
}

function canJoin(last: Word, part: Word): boolean {
  const plain = !last.field && !part.field && last.tick === null && part.tick === null && !part.spaced;
  return plain && last.bold === part.bold && last.struck === part.struck && last.text !== '/' && part.text !== '/';
}

/** The line that rows are read as when one runs on in the next; more lines where a field holds some. */
export function linesOf(rows: Row[]): Line[] {
  const lines: Piece[][] = [[]];
  for (const { words } of rows) {
    let last: Word | null = null;
    const least = leastGap(words);
    for (const word of words) {
      const [first = '', ...more] = word.text.split('\n');
      const line = lines.at(-1) ?? [];
      add(line, last ? between(last, word, least) : hyphenated(line) ? '' : ' ', word);
      add(line, first, word);
      for (const text of more) lines.push([pieceOf(text, word)]);
      last = word;
    }
  }
  return lines.map((line) => lineOf(line));
}

/** Adds to the last piece what looks like it, else begins another. */
function add(line: Piece[], text: string, word: Word): void {
  const last = line.at(-1);
  const blank = text.trim() === '';
  if (text === '' || (blank && !last)) return;
  const alike = last?.tick === null && word.tick === null && last.bold === word.bold && last.struck === word.struck;
  if (last && alike) last.text += text;
  else line.push(blank ? { text, bold: false, struck: false, tick: null } : pieceOf(text, word));
}

function pieceOf(text: string, { bold, struck, tick }: Word): Piece {
  return { text, bold, struck, tick };
}

/** The least gap between the words of a row; in a row spaced out to the margins they are all the same. */
function leastGap(words: Word[]): number {
  const blanks = blanksIn(words);
  const spacedOut = blanks.length > 2 && Math.max(...blanks) < 1.2 * Math.min(...blanks);
  return Math.min(...blanks, spacedOut ? Number.POSITIVE_INFINITY : BLANK);
}

/** Part of the letters' height that the next word of a row would keep away from its last. */
export function blankAfter({ words }: Row): number {
  return Math.min(...blanksIn(words), 2 * BLANK);
}

function blanksIn(words: Word[]): number[] {
  const gaps = words.slice(1).map((word, index) => gapBetween(words[index] ?? word, word) / word.size);
  return gaps.filter((gap) => gap > GAP);
}

function gapBetween(last: Word, word: Word): number {
  return word.x - last.x - last.width;
}

function between(last: Word, word: Word, least: number): '' | ' ' | '\t' {
  const gap = gapBetween(last, word);
  if (gap > TIMES * least * word.size && last.tick === null && markShown(last.text) === null) return '\t';
  return word.spaced || gap > GAP * word.size || last.tick !== null || word.tick !== null ? ' ' : '';
}

/** A word that was parted at the end of a row. */
function hyphenated(line: Piece[]): boolean {
  const last = line.at(-1);
  const parted = last !== undefined && /\p{L}[-\u00AD\u2010]$/u.test(last.text);
  if (parted) last.text = last.text.replace(/\u00AD$/, '');
  return parted;
}
