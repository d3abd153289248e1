import type { KnownBlock, SectionBlock } from '@slack/types';
import type { Part } from '../../../blocks/kit.ts';
import { clean, defang, split, trim } from '../words.ts';
import { limits } from './limits.ts';
import { plain, words } from './render-text.ts';

type Table = Extract<Part, { kind: 'table' }>;

/** A caption and a table; the table block has no caption of its own. */
export function drawTable({ caption, columns, rows }: Table): KnownBlock[] {
  const shown = [columns, ...rows].slice(0, limits.tableRows).map((row) => row.slice(0, limits.tableColumns));
  const room = Math.floor(limits.tableCells / Math.max(1, shown.flat().length));
  const cells = shown.map((row) => row.map((value) => ({ type: 'raw_text' as const, text: cell(value, room) })));
  return [
    { type: 'section', text: words([{ strong: caption }], limits.textObject) },
    { type: 'table', rows: cells },
  ];
}

/** The same table as lines, where Slack draws none: in forms, on Home, and a second one in a message. */
export function drawLines({ caption, columns, rows }: Table): KnownBlock[] {
  const lines = rows.map((row) => row.map((value, place) => said(columns[place], value)).join(' · '));
  const pieces = split(lines.join('\n') || '–', limits.textObject);
  return [
    { type: 'section', text: words([{ strong: caption }], limits.textObject) },
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
