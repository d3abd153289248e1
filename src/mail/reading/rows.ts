import { isBlank, type Line, lineOf, MOST_LINES } from './line.ts';
import { CannotRead } from './parse-mail.ts';

/** Collects lines in order; a table row whose cells hold one line each becomes one line, as a person reads it. */
export type Rows = {
  add: (line: Line) => void;
  openRow: () => void;
  openCell: () => void;
  closeRow: () => void;
  finish: () => Line[];
};

export function startRows(): Rows {
  const body: Line[] = [];
  const rows: Line[][][] = [];
  let placed = 0;
  const place = (line: Line) => {
    if (++placed > 2 * MOST_LINES) throw new CannotRead('The text is longer than any report');
    (rows.at(-1)?.at(-1) ?? body).push(line);
  };
  const closeRow = () => {
    for (const line of rowLines(rows.pop() ?? [])) place(line);
  };
  return {
    add: place,
    openRow: () => {
      rows.push([]);
    },
    openCell: () => {
      rows.at(-1)?.push([]);
    },
    closeRow,
    finish: () => {
      while (rows.length > 0) closeRow();
      return body;
    },
  };
}

/** Questions beside answers run over several lines a cell, or several columns; those stay lines of their own. */
function rowLines(cells: Line[][]): Line[] {
  const filled = cells.map((lines) => lines.filter((line) => !isBlank(line)));
  if (filled.some((lines) => lines.length > 1) || filled.length > 8) return cells.flat();
  const tab = { text: '\t', bold: false, struck: false, tick: null };
  const pieces = filled.flat().map((line) => line.pieces);
  const quote = filled.flat()[0]?.quote ?? 0;
  return [
    lineOf(
      pieces.flatMap((some, index) => (index === 0 ? some : [tab, ...some])),
      quote,
    ),
  ];
}
