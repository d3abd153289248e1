import type { CardElement, IContainer, IRichTextBlock, ITable, ITableRow } from '@microsoft/teams.cards';
import type { Part } from '../../../blocks/kit.ts';
import { clean, defang } from '../words.ts';
import { limits } from './limits.ts';
import { line } from './render-text.ts';

type Table = Extract<Part, { kind: 'table' }>;

/** A caption and a table, in as many tables as it takes; clients that draw none show its lines. */
export function drawTable({ caption, columns, rows }: Table): CardElement[] {
  const shown = rows.map((row) => row.map((value) => defang(clean(value))));
  return [line(caption, limits.text, { weight: 'Bolder' }), ...chunked(columns, shown)];
}

function chunked(columns: string[], rows: string[][]): ITable[] {
  const widths = inCells(columns).map((_, place) =>
    width([columns, ...rows].flatMap((row) => inCells(row)[place] ?? [])),
  );
  const tables: string[][][] = [[]];
  let size = 0;
  for (const row of rows) {
    const more = JSON.stringify(drawRow(row)).length + JSON.stringify(asLine(columns, row)).length;
    if (size + more > limits.table && size > 0) {
      tables.push([]);
      size = 0;
    }
    tables.at(-1)?.push(row);
    size += more;
  }
  return tables.map((part) => ({
    type: 'Table',
    columns: widths.map((weight) => ({ width: weight })),
    rows: [drawRow(columns), ...part.map(drawRow)],
    showGridLines: false,
    fallback: asLines(columns, part),
  }));
}

/** Columns share the width: no word is parted while there is room, and long texts break rather than push others away. */
function width(values: string[]): number {
  const word = Math.max(...values.flatMap((value) => value.split(/\s/)).map(({ length }) => length));
  const whole = Math.max(...values.map(({ length }) => length));
  return Math.min(15, Math.max(5, word + 1, Math.ceil(whole / 2)));
}

function drawRow(row: string[]): ITableRow {
  return {
    type: 'TableRow',
    cells: inCells(row).map((values) => ({ type: 'TableCell', items: values.map(drawValue) })),
  };
}

/** No client scrolls a table to the side: where a telephone has no room for all columns, two share a cell. */
function inCells(row: string[]): string[][] {
  if (row.length <= limits.columns) return row.map((value) => [value]);
  return Array.from({ length: Math.ceil(row.length / 2) }, (_, place) => row.slice(place * 2, place * 2 + 2));
}

function drawValue(value: string, place: number): IRichTextBlock {
  return place === 0 ? line(value, limits.cell) : line(value, limits.cell, { isSubtle: true }, { spacing: 'None' });
}

function asLines(columns: string[], rows: string[][]): IContainer {
  return { type: 'Container', items: rows.map((row) => asLine(columns, row)) };
}

function asLine(columns: string[], row: string[]) {
  const said = row.map((value, place) => (columns[place] ? `${columns[place]}: ${value || '–'}` : value || '–'));
  return line(said.join(' · '), limits.fact);
}
