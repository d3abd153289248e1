import { type DocParts, slice } from './doc-parts.ts';
import { PROPERTY, type Property, propertiesIn } from './doc-properties.ts';
import { CannotRead } from './parse-mail.ts';

/** A stretch of the text as it lies in the stream: Word writes what was typed later behind what was there. */
export type DocPiece = { text: string; start: number; width: 1 | 2; properties: Property[] };

/** No report is longer, and pieces may claim the same bytes again and again. */
const MOST_CHARACTERS = 2_000_000;
const MOST_PIECES = 100_000;
const TOO_LONG = 'The text is longer than any report';
const NARROW = 0x4000_0000;

/** The main text, then that of the text boxes, in reading order. Throws CannotRead when no text is told. */
export function docPieces({ main, part, lengths }: DocParts): DocPiece[][] {
  const { lists, table } = openClx(part('pieces'));
  const count = Math.floor((table.byteLength - 4) / 12);
  if (count > MOST_PIECES) throw new CannotRead(TOO_LONG);
  const all = Array.from({ length: count }, (_none, index) => {
    const at = 4 * (count + 1) + 8 * index;
    const properties = propertiesOf(table.getUint16(at + 6, true), lists);
    const [from, to] = [table.getUint32(4 * index, true), table.getUint32(4 * index + 4, true)];
    return { from, to, place: table.getUint32(at + 2, true), properties };
  });
  const { text, footnotes, headers, macros, comments, endnotes, textBoxes } = lengths;
  const boxes = text + footnotes + headers + macros + comments + endnotes;
  let left = MOST_CHARACTERS;
  return [
    [0, text],
    [boxes, boxes + textBoxes],
  ].map(([from = 0, to = 0]) =>
    all.flatMap((piece) => {
      const [start, end] = [Math.max(from, piece.from), Math.min(to, piece.to)];
      if (start >= end) return [];
      left -= end - start;
      if (left < 0) throw new CannotRead(TOO_LONG);
      return [cut(main, piece, start, end)];
    }),
  );
}

type Entry = { from: number; to: number; place: number; properties: Property[] };

function cut(main: DataView, { from, place, properties }: Entry, start: number, end: number): DocPiece {
  const narrow = (place & NARROW) !== 0;
  const width = narrow ? 1 : 2;
  const first = (narrow ? (place & ~NARROW) / 2 : place) + (start - from) * width;
  const bytes = slice(main, first, (end - start) * width);
  if (bytes.byteLength < (end - start) * width) throw new CannotRead('The Word file is cut short');
  const text = new TextDecoder(narrow ? 'windows-1252' : 'utf-16le', { ignoreBOM: true }).decode(bytes);
  return { text, start: first, width, properties };
}

/** Lists of properties for whole pieces stand in front of the table of pieces ([MS-DOC] 2.9.38). */
function openClx(clx: DataView): { lists: Property[][]; table: DataView } {
  const lists: Property[][] = [];
  let at = 0;
  for (; clx.getUint8(at) === 1; at += 3 + clx.getUint16(at + 1, true)) {
    lists.push(propertiesIn(slice(clx, at + 3, clx.getUint16(at + 1, true))));
  }
  if (clx.getUint8(at) !== 2) throw new RangeError('No table of pieces');
  return { lists, table: slice(clx, at + 5, clx.getUint32(at + 1, true)) };
}

/** A quick save keeps one property beside the piece, by a short number, or a list in front of the table (2.9.214). */
const SHORT: Record<number, number> = {
  65: PROPERTY.deleted,
  85: PROPERTY.bold,
  87: PROPERTY.struck,
  92: PROPERTY.hidden,
};

function propertiesOf(kept: number, lists: Property[][]): Property[] {
  if ((kept & 1) === 1) return lists[kept >> 1] ?? [];
  const name = SHORT[(kept >> 1) & 0x7f];
  return name === undefined ? [] : [{ name, value: kept >> 8 }];
}
