import type { Cell } from './pdf-cells.ts';
import { type Row, rowsOf } from './pdf-rows.ts';
import type { Word } from './pdf-word.ts';

/** Points that words below a tick may begin further left than it. */
const NEAR = 6;
/** Rows of one option lie no further apart than this, in letter heights. */
const CLOSE = 1.7;

/**
 * Options side by side without lines around them: where one is wrapped, what stands below a tick belongs to it. Rows that
 * are no such options come back alone.
 */
export function optionColumns(rows: Row[], width: number): (Row | { cell: Cell; rows: Row[] }[])[] {
  const found: (Row | { cell: Cell; rows: Row[] }[])[] = [];
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as Row; // within bounds
    const below = wrappedBelow(rows, at);
    found.push(below.length === 0 ? row : columnsIn([row, ...below], width));
    at += below.length;
  }
  return found;
}

/** Rows without a tick below one that begins with a tick and holds several. */
function wrappedBelow(rows: Row[], at: number): Row[] {
  const first = rows[at];
  const starts = startsIn(first?.words ?? []);
  if (!first || starts.length < 2 || first.words[0]?.tick === null) return [];
  const next = rows.slice(at + 1, at + 4);
  const end = next.findIndex((row, index) => {
    const down = row.y - (rows[at + index]?.y ?? 0);
    return down < 0 || down > CLOSE * row.size || !keepsColumns(row, first, starts);
  });
  return end < 0 ? next : next.slice(0, end);
}

/** Words below the first tick alone must be indented: else they are the answer below the options. */
function keepsColumns({ words, x, size }: Row, first: Row, starts: number[]): boolean {
  const others = starts.slice(1);
  if (
    words.some((word) => word.tick !== null || others.some((start) => word.x < start && word.x + word.width > start))
  ) {
    return false;
  }
  const inOthers = others.some((start) => words.some((word) => word.x >= start && word.x < start + 2 * size));
  return x > first.x + size / 2 || (inOthers && x > first.x - NEAR);
}

function startsIn(words: Word[]): number[] {
  return words.flatMap(({ tick, x }) => (tick === null ? [] : [x - NEAR]));
}

function columnsIn(rows: Row[], width: number): { cell: Cell; rows: Row[] }[] {
  const words = rows.flatMap((row) => row.words);
  const starts = startsIn(words);
  const [top, bottom] = [rows[0]?.y ?? 0, rows.at(-1)?.y ?? 0];
  return starts.map((left, index) => {
    const right = starts[index + 1] ?? width;
    const own = words.filter(({ x }) => x >= left && x < right);
    return { cell: { left, right, top, bottom, open: null }, rows: rowsOf(own) };
  });
}
