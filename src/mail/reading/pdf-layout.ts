import type { Line } from './line.ts';
import { blocksOf } from './pdf-blocks.ts';
import { overPages, rightOf } from './pdf-over-pages.ts';
import { linesOfRows, spacingOf } from './pdf-paragraphs.ts';
import { repeatedWords } from './pdf-repeated.ts';
import { type Row, rowsOf } from './pdf-rows.ts';
import type { Rule, Word } from './pdf-word.ts';
import { startRows } from './rows.ts';

export type Sheet = { width: number; height: number; words: Word[]; rules: Rule[] };

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
  for (const block of overPages(onPages, spacing)) {
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

/** Where enough rows end close together the text ends there; else as far from the right of the page as from the left. */
function rightEdge(rows: Row[], width: number): number {
  const typed = rows.filter(({ words }) => words.every(({ field }) => !field));
  const furthest = Math.max(0, ...typed.map(({ right }) => right));
  const even = width - Math.min(...typed.map(({ x }) => x));
  const close = typed.filter(({ right }) => right > furthest - 0.08 * width);
  const wideMargin = close.length >= 4 && furthest > 0.7 * width && furthest < even - 0.03 * width;
  return wideMargin ? furthest : Math.max(furthest, even);
}
