import type { CardElement, IContainer, ITable, ITableRow } from '@microsoft/teams.cards';
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
  const widths = columns.map((column, place) => width([column, ...rows.map((row) => row[place] ?? '')]));
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
  return Math.min(15, Math.max(4, word, Math.ceil(whole / 2)));
}

function drawRow(row: string[]): ITableRow {
  return { type: 'TableRow', cells: row.map((value) => ({ type: 'TableCell', items: [line(value, limits.cell)] })) };
}

function asLines(columns: string[], rows: string[][]): IContainer {
  return { type: 'Container', items: rows.map((row) => asLine(columns, row)) };
}

function asLine(columns: string[], row: string[]) {
  const said = row.map((value, place) => (columns[place] ? `${columns[place]}: ${value || '–'}` : value || '–'));
  return line(said.join(' · '), limits.fact);
}
