import type { KnownBlock, SectionBlock } from '@slack/types';
import type { Part } from '../../../blocks/kit.ts';
import { clean, defang, split, trim } from '../words.ts';
import { limits } from './limits.ts';
import { plain, words } from './render-text.ts';

export type Table = Extract<Part, { kind: 'table' }>;

/** A table that can be sorted and searched, on one page. */
export function drawDataTable(table: Table): KnownBlock[] {
  const caption = trim(clean(table.caption), limits.textObject) || '–';
  const rows = cells(table, limits.dataTableRows);
  return [{ type: 'data_table', caption, rows, page_size: rows.length - 1, row_header_column_index: 0 }];
}

/** A plain table; it has no caption of its own. */
export function drawTable(table: Table): KnownBlock[] {
  return [captionOf(table), { type: 'table', rows: cells(table, limits.tableRows) }];
}

function cells({ columns, rows }: Table, most: number) {
  const shown = [columns, ...rows].slice(0, most).map((row) => row.slice(0, limits.tableColumns));
  const room = Math.floor(limits.tableCells / Math.max(1, shown.flat().length));
  return shown.map((row) => row.map((value) => ({ type: 'raw_text' as const, text: cell(value, room) })));
}

function captionOf({ caption }: Table): SectionBlock {
  return { type: 'section', text: words([{ strong: caption }], limits.textObject) };
}

/** The same table as lines, where Slack draws none: in forms, on Home, and a second one in a message. */
export function drawLines(table: Table): KnownBlock[] {
  const { columns, rows } = table;
  const lines = rows.map((row) => row.map((value, place) => said(columns[place], value)).join(' · '));
  const pieces = split(lines.join('\n') || '–', limits.textObject);
  return [
    captionOf(table),
    ...pieces.map((piece): SectionBlock => ({ type: 'section', text: plain(piece, limits.textObject) })),
  ];
}

function said(column: string | undefined, value: string): string {
  const shown = defang(clean(value)) || '–';
  return column ? `${column}: ${shown}` : shown;
}

function cell(value: string, room: number): string {
  return trim(defang(clean(value)), room) || '–';
}
