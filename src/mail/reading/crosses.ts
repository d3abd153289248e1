import type { Aligned } from './align.ts';
import { type Line, lineOf, type Piece } from './line.ts';
import { findMarks } from './marks.ts';

/** So many questions with one tick among crosses are no chance. */
const ENOUGH = 3;

const TICK = /[☑✓✔✅🗹🗸\uF0FC\uF0FE\uF052]/u;
const CROSS = /[☒✗✘✖❌🗵🗷🗴🗶⊠⊗\uF0FB\uF0FD\uF078\uF053\uF054]/u;

/**
 * Somebody may tick what was chosen and cross what was not. A cross says no in a form where no box is empty and several
 * questions have one tick among crosses; in any other it is how this form is ticked.
 */
export function withCrossesRead(form: Aligned): Aligned {
  const marks = form.found.map(({ lines }) => lines.flatMap(marksOf));
  const told = marks.filter((some, at) => form.found[at]?.question.kind === 'one' && isOneTickAmongCrosses(some));
  if (told.length < ENOUGH || marks.flat().some(({ tick }) => tick === false)) return form;
  return { ...form, found: form.found.map((one) => ({ ...one, lines: one.lines.map(crossedOut) })) };
}

function marksOf(line: Line): Piece[] {
  return line.pieces.flatMap(findMarks).filter(({ tick }) => tick !== null);
}

function isOneTickAmongCrosses(marks: Piece[]): boolean {
  const crosses = marks.filter(({ text }) => CROSS.test(text)).length;
  return crosses > 0 && crosses === marks.length - 1 && marks.some(({ text }) => TICK.test(text));
}

function crossedOut(line: Line): Line {
  const pieces = line.pieces.flatMap(findMarks);
  return lineOf(
    pieces.map((piece) => (piece.tick && CROSS.test(piece.text) ? { ...piece, tick: false } : piece)),
    line.quote,
  );
}
