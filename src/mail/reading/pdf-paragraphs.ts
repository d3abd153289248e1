import { type Line, plainLine } from './line.ts';

import { blankAfter, linesOf, type Row } from './pdf-rows.ts';
import { beginsQuestion, isPrinted } from './printed-wording.ts';

/** How far rows lie apart in a document, in points: within a paragraph, and mostly. */
export type Spacing = { tight: number; usual: number };

/** Points that a row may begin further left or right than the one it runs on from. */
const INDENT = 45;
/** More blank lines in a row say nothing more. */
const MOST_BLANKS = 3;

/** Lines of rows that stand below each other; right is where a row at the latest ends. */
export function linesOfRows(rows: Row[], right: number, spacing: Spacing): Line[] {
  const lines: Line[] = [];
  let open: Row[] = [];
  for (const row of rows) {
    const last = open.at(-1);
    if (last && runsOn(last, row, right, spacing) && !isComplete(open, row)) {
      open.push(row);
      continue;
    }
    if (last) lines.push(...linesOf(open), ...blanksBetween(last, row, spacing));
    open = [row];
  }
  return open.length > 0 ? [...lines, ...linesOf(open)] : lines;
}

/** Whether the last paragraph of some rows goes on in others. */
export function continues(above: Row[], below: Row[], right: number, spacing: Spacing): boolean {
  const [last, first] = [above.at(-1), below[0]];
  return last !== undefined && first !== undefined && runsOn(last, first, right, spacing) && !isComplete(above, first);
}

/** The spacing of rows one below the other, on any of the pages. */
export function spacingOf(pages: Row[][]): Spacing {
  const counts = new Map<number, number>();
  for (const rows of pages) {
    for (const [index, row] of rows.slice(1).entries()) {
      const gap = Math.round(2 * (row.y - (rows[index]?.y ?? 0))) / 2;
      if (gap > 0.9 * row.size) counts.set(gap, (counts.get(gap) ?? 0) + 1);
    }
  }
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const common = [...counts].filter(([, count]) => count >= Math.max(2, 0.03 * all)).map(([gap]) => gap);
  const usual = [...counts].reduce((most, one) => (one[1] > most[1] ? one : most), [14, 0])[0];
  return { tight: Math.min(usual, ...common), usual };
}

/** A row runs on when its first word found no more room in the row above. */
function runsOn(above: Row, row: Row, right: number, { tight }: Spacing): boolean {
  const [last, first] = [above.words.at(-1), row.words[0]];
  if (!last || !first || last.tick !== null || first.tick !== null || BULLET.test(first.text)) return false;
  if ([...above.words, ...row.words].some((word) => word.field)) return false;
  if (last.bold !== first.bold || Math.abs(last.size - first.size) > 0.15 * first.size) return false;
  const indent = row.x - above.x;
  if (Math.abs(indent) > INDENT || (above.words[0]?.tick !== null && indent < -1)) return false;
  const down = row.y - above.y;
  // From one page to the next it goes up.
  if (down > 1.25 * Math.max(tight, first.size)) return false;
  return above.right + blankAfter(above) * first.size + first.width > right - 0.5;
}

/** What the form prints may begin or end at the very edge; "(tick all that apply)" may be wrapped off. */
function isComplete(open: Row[], row: Row): boolean {
  if (beginsQuestion(textOf([row]))) return true;
  return !/^\((?:please )?tick/i.test(textOf([row])) && isPrinted(textOf(open));
}

function textOf(rows: Row[]): string {
  return linesOf(rows)[0]?.text ?? '';
}

const BULLET = /^(?:[•▪◦‣·●○■□☐☑☒✓✔✗✘*–—-]|\(?\d{1,2}[.)]|\(?[a-z][.)])$/u;

function blanksBetween(above: Row, row: Row, { usual }: Spacing): Line[] {
  const down = row.y - above.y;
  const blanks = down > 1.75 * usual ? Math.min(MOST_BLANKS, Math.round(down / usual) - 1) : 0;
  return Array.from({ length: blanks }, () => plainLine(''));
}
