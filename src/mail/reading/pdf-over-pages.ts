import type { Block } from './pdf-blocks.ts';
import type { Cell } from './pdf-cells.ts';
import { continues, type Spacing } from './pdf-paragraphs.ts';
import type { Row } from './pdf-rows.ts';

type TableRow = Extract<Block, { cells: unknown }>;

/** The blocks of all pages; a row of a table that a page ends within goes on with the first of the next page. */
export function overPages(pages: Block[][], spacing: Spacing): Block[] {
  const blocks: Block[] = [];
  for (const [first, ...rest] of pages) {
    const last = blocks.at(-1);
    const tables = first && last && 'cells' in last && 'cells' in first;
    if (tables && goesOn(last, first, spacing)) blocks[blocks.length - 1] = joined(last, first);
    else if (first) blocks.push(first);
    blocks.push(...rest);
  }
  return blocks;
}

/** The page ends within the row when its cells are open there, or when what they say runs on in all of the others. */
function goesOn(last: TableRow, first: TableRow, spacing: Spacing): boolean {
  const open =
    last.cells.some(({ cell }) => cell.open === 'below') && first.cells.some(({ cell }) => cell.open === 'above');
  return (
    open ||
    first.cells.every(({ cell, rows }) => {
      const above = last.cells.find((one) => isAbove(one.cell, cell));
      return above !== undefined && continues(above.rows, rows, rightOf(above.cell, above.rows), spacing);
    })
  );
}

function joined(last: TableRow, first: TableRow): TableRow {
  const cells = [...last.cells];
  for (const { cell, rows } of first.cells) {
    const at = cells.findIndex((one) => isAbove(one.cell, cell));
    const above = cells[at];
    if (above) cells[at] = { cell: above.cell, rows: [...above.rows, ...rows] };
    else cells.push({ cell, rows });
  }
  return { top: last.top, cells: cells.toSorted((one, other) => one.cell.left - other.cell.left) };
}

function isAbove(above: Cell, below: Cell): boolean {
  return Math.abs(above.left - below.left) < 2;
}

/** Text keeps as far from the right of its cell as from the left. */
export function rightOf({ left, right }: Cell, rows: Row[]): number {
  return right - (Math.min(...rows.map(({ x }) => x)) - left);
}
