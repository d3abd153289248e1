import { type Cell, cellsOf } from './pdf-cells.ts';
import { optionColumns } from './pdf-columns.ts';
import { type Row, rowsOf } from './pdf-rows.ts';
import type { Rule, Word } from './pdf-word.ts';

/** Rows that stand free, or cells beside each other. */
export type Block = { top: number; rows: Row[] } | { top: number; cells: { cell: Cell; rows: Row[] }[] };

type Filled = { cell: Cell; words: Word[] };

/** What stands on a page, from top to bottom. */
export function blocksOf(words: Word[], { width, rules }: { width: number; rules: Rule[] }): Block[] {
  const filled = filledCells(words, rules);
  const beside = Map.groupBy(filled, ({ cell }) => `${Math.round(cell.top)} ${Math.round(cell.bottom)}`);
  // The frame of a field that fills in a line of text is no table.
  const tables = [...beside.values()].filter((some) => some.length > 1 || !some[0]?.words.every(({ field }) => field));
  const inTables = new Set(tables.flat().flatMap((one) => one.words));
  const free = rowsOf(words.filter((word) => !inTables.has(word)));
  const blocks = optionColumns(free, width).map((one): Block => {
    return Array.isArray(one) ? { top: one[0]?.cell.top ?? 0, cells: one } : { top: one.y, rows: [one] };
  });
  return [...blocks, ...tables.map(tableRow)].sort((one, other) => one.top - other.top);
}

function filledCells(words: Word[], rules: Rule[]): Filled[] {
  const cells = cellsOf(words, rules);
  const filled = new Map<string, Filled>();
  for (const word of words) {
    const cell = cells.get(word);
    if (!cell) continue;
    const one = filled.get(keyOf(cell));
    if (one) one.words.push(word);
    else filled.set(keyOf(cell), { cell, words: [word] });
  }
  const all = [...filled.values()];
  // A frame around a table or page is no cell of one.
  return all.filter(({ cell }) => !all.some((other) => encloses(cell, other.cell)));
}

/** Cells of one height, side by side. */
function tableRow(filled: Filled[]): Block {
  const sorted = filled.toSorted((one, other) => one.cell.left - other.cell.left);
  const cells = sorted.map(({ cell, words }) => ({ cell, rows: rowsOf(words) }));
  return { top: filled[0]?.cell.top ?? 0, cells };
}

function encloses(outer: Cell, inner: Cell): boolean {
  const within = outer.left <= inner.left && outer.right >= inner.right;
  return within && outer.top <= inner.top && outer.bottom >= inner.bottom && keyOf(outer) !== keyOf(inner);
}

function keyOf({ left, right, top, bottom }: Cell): string {
  return [left, right, top, bottom].map(Math.round).join(' ');
}
