import { type Line, lineOf, type Option, type Piece } from './line.ts';

/** Splits a line at its marks: "☐ Yes ☒ No" and "Yes ☐ No ☒" both become two options. */
export function optionsIn(line: Line): Option[] {
  const pieces = line.pieces.flatMap(findMarks).filter((piece) => piece.tick !== null || piece.text !== '');
  const solid = pieces.filter((piece) => piece.tick !== null || /[\p{L}\p{N}]/u.test(piece.text));
  if (!solid.some((piece) => piece.tick !== null)) return [optionOf(pieces, null)];
  const marksFollow = solid[0]?.tick === null && solid.at(-1)?.tick !== null;
  return marksFollow ? endingInMarks(pieces) : startingWithMarks(pieces);
}

/** The parts of "Yes / No / Don't know" or "Employees, Patients" written in one line, each in its own style. */
export function partsOf(line: Line, between = /\s*[/|\t]\s*|\s{3,}/): Option[] {
  const parts: Piece[][] = [[]];
  for (const piece of line.pieces) {
    const [first = '', ...rest] = piece.text.split(between);
    parts.at(-1)?.push({ ...piece, text: first });
    for (const text of rest) parts.push([{ ...piece, text }]);
  }
  return parts.map((pieces) => optionOf(pieces, null)).filter((option) => option.text !== '');
}

function startingWithMarks(pieces: Piece[]): Option[] {
  const options: { on: boolean | null; pieces: Piece[] }[] = [{ on: null, pieces: [] }];
  for (const piece of pieces) {
    if (piece.tick !== null) options.push({ on: piece.tick, pieces: [] });
    else options.at(-1)?.pieces.push(piece);
  }
  return options
    .map((option) => optionOf(option.pieces, option.on))
    .filter((option) => /[\p{L}\p{N}]/u.test(option.text) || option.on === true);
}

function endingInMarks(pieces: Piece[]): Option[] {
  const options: Option[] = [];
  let before: Piece[] = [];
  for (const piece of pieces) {
    if (piece.tick === null) before.push(piece);
    else {
      options.push(optionOf(before, piece.tick));
      before = [];
    }
  }
  return options;
}

function optionOf(pieces: Piece[], on: boolean | null): Option {
  const solid = pieces.filter((piece) => piece.text.trim() !== '');
  return {
    text: lineOf(pieces).text.trim(),
    on,
    bold: solid.length > 0 && solid.every((piece) => piece.bold),
    struck: solid.length > 0 && solid.every((piece) => piece.struck),
  };
}

/**
 * Marks that stand alone mean what they show. A cross in a box is a tick on this form.
 * U+F0xx are the Wingdings and Wingdings 2 glyphs as Word hands them out.
 */
const TICKED = '☒☑✓✔✅✗✘✖❌🗹🗵🗷🗸🗴🗶⊠⊗⌧▣◉⦿🔘\uF0FE\uF0FD\uF078\uF0FC\uF0FB\uF052\uF053\uF054';
const EMPTY = '☐□◻◽⬜▢❏❑❒◯❍⚪▫🔲🞎🞏🞐🞑\uF0A8\uF06F\uF071\uF072\uF0A3';
const MARK = new RegExp(
  `[${TICKED}${EMPTY}]\uFE0F?|[\\[(]\\s?[xX*✓✔√•●]\\s?[\\])]|\\[[\\s_]{0,3}\\]|\\(\\s{0,3}\\)|(?<![■█▇])■(?![■█▇])|(?<![○●⚫])[○●⚫](?![○●⚫])`,
  'gu',
);
const SHOWS_TICK = new RegExp(`[${TICKED}xX*√■●•⚫]`, 'u');

/** What a word shows that is a mark and nothing else; null for any other. */
export function markShown(word: string): boolean | null {
  const [only, more] = findMarks({ text: word, bold: false, struck: false, tick: null });
  return only && !more ? only.tick : null;
}

export function findMarks(piece: Piece): Piece[] {
  if (piece.tick !== null) return [piece];
  const found: Piece[] = [];
  let at = 0;
  for (const match of piece.text.matchAll(MARK)) {
    found.push({ ...piece, text: piece.text.slice(at, match.index) });
    found.push({ ...piece, text: match[0], tick: SHOWS_TICK.test(match[0]) });
    at = match.index + match[0].length;
  }
  found.push({ ...piece, text: piece.text.slice(at) });
  return found.filter((part) => part.text !== '');
}
