import type { Line } from './line.ts';
import { type Cell, cellsOf } from './pdf-cells.ts';
import { optionColumns } from './pdf-columns.ts';
import { linesOfRows, spacingOf } from './pdf-paragraphs.ts';
import { repeatedWords } from './pdf-repeated.ts';
import { type Row, rowsOf } from './pdf-rows.ts';
import type { Rule, Word } from './pdf-word.ts';
import { startRows } from './rows.ts';

export type Sheet = { width: number; height: number; words: Word[]; rules: Rule[] };

/** Rows that stand free, or cells beside each other. */
type Block = { top: number; rows: Row[] } | { top: number; cells: Filled[] };
type Filled = { cell: Cell; rows: Row[] };

/** The lines of a document as a person reads them: from top to bottom, tables cell by cell, wrapped lines joined. */
export function linesOnSheets(pages: Sheet[]): Line[] {
  const sheets = pages.map((page) => ({ ...page, words: rowsOf(page.words).flatMap(({ words }) => words) }));
  const repeated = repeatedWords(sheets);
  const onPages = sheets.map((sheet) => {
    const words = sheet.words.filter((word) => !repeated.has(word));
    return blocksOf(words, sheet);
  });
  const free = onPages.map((some) => some.flatMap((block) => ('rows' in block ? block.rows : [])));
  const inCells = onPages.flat().flatMap((block) => ('cells' in block ? block.cells.map(({ rows }) => rows) : []));
  const spacing = spacingOf([...free, ...inCells]);
  const right = rightEdge(free.flat(), Math.max(...sheets.map(({ width }) => width)));
  const out = startRows();
  const add = (lines: Line[]) => {
    for (const line of lines) out.add(line);
  };
  let open: Row[] = [];
  for (const block of onPages.reduce(goOn, [])) {
    if ('rows' in block) {
      open.push(...block.rows);
      continue;
    }
    add(linesOfRows(open, right, spacing));
    open = [];
    out.openRow();
    for (const { cell, rows } of block.cells) {
      out.openCell();
      add(linesOfRows(rows, rightOf(cell, rows), spacing));
    }
    out.closeRow();
  }
  add(linesOfRows(open, right, spacing));
  return out.finish();
}

/** A row of a table that a page ends within goes on with the first of the next page. */
function goOn(before: Block[], next: Block[]): Block[] {
  const [last, first] = [before.at(-1), next[0]];
  const open = last && first && 'cells' in last && 'cells' in first;
  if (!open || !last.cells.some(({ cell }) => cell.open === 'below')) return [...before, ...next];
  if (!first.cells.some(({ cell }) => cell.open === 'above')) return [...before, ...next];
  const cells = [...last.cells];
  for (const { cell, rows } of first.cells) {
    const at = cells.findIndex((one) => Math.round(one.cell.left) === Math.round(cell.left));
    const above = cells[at];
    if (above) cells[at] = { cell: above.cell, rows: [...above.rows, ...rows] };
    else cells.push({ cell, rows });
  }
  const joined = { top: last.top, cells: cells.toSorted((one, other) => one.cell.left - other.cell.left) };
  return [...before.slice(0, -1), joined, ...next.slice(1)];
}

function blocksOf(words: Word[], { width, rules }: Sheet): Block[] {
  const cells = cellsOf(words, rules);
  const free: Word[] = [];
  const filled = new Map<string, { cell: Cell; words: Word[] }>();
  const all = [...new Map([...cells.values()].map((cell) => [keyOf(cell), cell])).values()];
  const frames = new Set(all.filter((cell) => all.some((other) => encloses(cell, other))).map(keyOf));
  for (const word of words) {
    const cell = cells.get(word);
    // A frame around a table or page is no cell of one.
    if (!cell || frames.has(keyOf(cell))) free.push(word);
    else if (filled.has(keyOf(cell))) filled.get(keyOf(cell))?.words.push(word);
    else filled.set(keyOf(cell), { cell, words: [word] });
  }
  const blocks = optionColumns(rowsOf(free), width).map((one): Block => {
    return Array.isArray(one) ? { top: one[0]?.cell.top ?? 0, cells: one } : { top: one.y, rows: [one] };
  });
  return [...blocks, ...tableRows([...filled.values()])].sort((one, other) => one.top - other.top);
}

/** Cells side by side, of one height. */
function tableRows(filled: { cell: Cell; words: Word[] }[]): Block[] {
  const sides = Map.groupBy(filled, ({ cell }) => `${Math.round(cell.top)} ${Math.round(cell.bottom)}`);
  return [...sides.values()].map((some) => ({
    top: some[0]?.cell.top ?? 0,
    cells: some
      .toSorted((one, other) => one.cell.left - other.cell.left)
      .map(({ cell, words }) => ({ cell, rows: rowsOf(words) })),
  }));
}

function keyOf({ left, right, top, bottom }: Cell): string {
  return [left, right, top, bottom].map(Math.round).join(' ');
}

function encloses(outer: Cell, inner: Cell): boolean {
  const within = outer.left <= inner.left && outer.right >= inner.right;
  return within && outer.top <= inner.top && outer.bottom >= inner.bottom && keyOf(outer) !== keyOf(inner);
}

/** Text keeps as far from the right of its cell as from the left. */
function rightOf({ left, right }: Cell, rows: Row[]): number {
  return right - (Math.min(...rows.map(({ x }) => x)) - left);
}

/** Where enough rows end close together the text ends there; else as far from the right of the page as from the left. */
function rightEdge(rows: Row[], width: number): number {
  const typed = rows.filter(({ words }) => words.every(({ field }) => !field));
  const furthest = Math.max(0, ...typed.map(({ right }) => right));
  const even = width - Math.min(...typed.map(({ x }) => x));
  const close = typed.filter(({ right }) => right > furthest - 0.08 * width);
  const wideMargin = close.length >= 4 && furthest > 0.7 * width && furthest < even - 0.03 * width;
  return wideMargin ? furthest : Math.max(furthest, even);
}
