import type { Rule, Word } from './pdf-word.ts';

/** Where a page ends within a cell, the cell is open above or below. */
export type Cell = { left: number; right: number; top: number; bottom: number; open: 'above' | 'below' | null };

/** Points by which lines of one table may miss each other. */
const NEAR = 3;
/** Longer than the edges of a check box. */
const SHORTEST = 11;
/** What is ruled with more lines is a picture. */
const MOST_RULES = 3_000;

/** The cell of a ruled table that each word stands in; null for a word that stands in none. */
export function cellsOf(words: Word[], rules: Rule[]): Map<Word, Cell> {
  const { level, upright } = bordersAmong(rules);
  const cells = new Map<Word, Cell>();
  for (const word of words) {
    const x = word.x + Math.min(word.width, word.size) / 2;
    const beside = upright.filter(({ y1, y2 }) => y1 - NEAR < word.y && word.y < y2 + NEAR);
    const left = beside.filter(({ x1 }) => x1 <= x).toSorted((one, other) => other.x1 - one.x1)[0];
    const right = beside.filter(({ x1 }) => x1 > x).toSorted((one, other) => one.x1 - other.x1)[0];
    if (!left || !right) continue;
    const around = level.filter(({ x1, x2 }) => x1 - NEAR < x && x < x2 + NEAR).map(({ y1 }) => y1);
    const above = Math.max(...around.filter((at) => at <= word.y));
    const below = Math.min(...around.filter((at) => at > word.y));
    // Of a cell that goes on on another page only the sides are drawn to the end of this one.
    const top = Math.max(above, left.y1, right.y1);
    const bottom = Math.min(below, left.y2, right.y2);
    const open = above < top - NEAR ? 'above' : below > bottom + NEAR ? 'below' : null;
    if (top <= word.y && bottom > word.y) cells.set(word, { left: left.x1, right: right.x1, top, bottom, open });
  }
  return cells;
}

/** Lines that end upon others, as borders of cells do; lines below words and between paragraphs do not. */
function bordersAmong(rules: Rule[]): { level: Rule[]; upright: Rule[] } {
  const long = rules.filter(({ x1, x2, y1, y2 }) => Math.max(x2 - x1, y2 - y1) > SHORTEST);
  if (long.length > MOST_RULES) return { level: [], upright: [] };
  const turned = ({ x1, y1, x2, y2 }: Rule) => ({ x1: y1, y1: x1, x2: y2, y2: x2 });
  const upright = joined(long.filter(({ y1, y2 }) => y2 - y1 > NEAR).map(turned)).map(turned);
  const level = joined(long.filter(({ y1, y2 }) => y2 - y1 <= NEAR)).filter((rule) =>
    [rule.x1, rule.x2].every((end) => upright.some((other) => crosses(other, end, rule.y1))),
  );
  return { level, upright };
}

function crosses({ x1, y1, y2 }: Rule, x: number, y: number): boolean {
  return Math.abs(x1 - x) <= NEAR && y1 - NEAR <= y && y <= y2 + NEAR;
}

/** Borders are often drawn cell by cell. */
function joined(rules: Rule[]): Rule[] {
  const lines: Rule[] = [];
  for (const rule of rules.toSorted((one, other) => one.x1 - other.x1)) {
    const line = lines.findLast((one) => Math.abs(one.y1 - rule.y1) < NEAR / 2 && rule.x1 <= one.x2 + NEAR);
    if (line) line.x2 = Math.max(line.x2, rule.x2);
    else lines.push({ ...rule });
  }
  return lines;
}
