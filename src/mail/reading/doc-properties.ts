import { slice } from './doc-parts.ts';
import { CannotRead } from './parse-mail.ts';

/** One change of how letters or paragraphs look, as Word keeps them in lists ([MS-DOC] 2.6). */
export type Property = { name: number; value: number };

/** Names of the properties that show in a reading. */
export const PROPERTY = {
  deleted: 0x0800,
  isField: 0x0806,
  bold: 0x0835,
  struck: 0x0837,
  struckTwice: 0x2a53,
  hidden: 0x083c,
  picture: 0x6a03,
  symbol: 0x6a09,
  font: 0x4a4f,
  style: 0x4a30,
  inTable: 0x2416,
  endsRow: 0x2417,
  elsewhere: 0x6646,
} as const;

const TABLE_SHAPE = 0xd608;
/** How many bytes a property takes, by the top three bits of its name; 6 is one that says so itself. */
const LENGTHS = [1, 1, 2, 4, 2, 2, null, 3];

/** Reads a list of properties to its end, or to the first that breaks off. */
export function propertiesIn(list: DataView): Property[] {
  const found: Property[] = [];
  for (let at = 0; at + 3 <= list.byteLength; ) {
    const name = list.getUint16(at, true);
    at += 2;
    const fixed = LENGTHS[name >> 13] ?? null;
    if (fixed !== null && at + fixed > list.byteLength) break;
    if (fixed !== null) found.push({ name, value: numberAt(list, at, fixed) });
    at += fixed ?? ownLength(list, at, name);
  }
  return found;
}

/**
 * The lists that belong to stretches of the text, from pages of 512 bytes each ([MS-DOC] 2.9.33 and 2.9.174): where each
 * stretch begins and ends in the stream, and its list.
 */
export function stretchesIn(main: DataView, pages: DataView, kind: 'letters' | 'paragraphs'): Stretch[] {
  const count = Math.floor((pages.byteLength - 4) / 8);
  const numbers = Array.from({ length: Math.max(0, count) }, (_none, index) =>
    pages.getUint32(4 * (count + 1 + index), true),
  );
  const once = [...new Set(numbers.map((number) => number & 0x3fffff))];
  if (once.length > MOST_PAGES) throw new CannotRead('The text is longer than any report');
  return once
    .flatMap((number) => stretchesOn(slice(main, number * PAGE, PAGE), kind))
    .sort((one, other) => one.from - other.from);
}

export type Stretch = { from: number; to: number; list: DataView };

const PAGE = 512;
/** A page holds the looks of some hundred stretches. */
const MOST_PAGES = 5_000;
const NOTHING = new DataView(new ArrayBuffer(0));

function stretchesOn(page: DataView, kind: 'letters' | 'paragraphs'): Stretch[] {
  const count = page.getUint8(PAGE - 1);
  const entry = kind === 'letters' ? 1 : 13;
  return Array.from({ length: count }, (_none, index) => {
    const at = 2 * page.getUint8(4 * (count + 1) + entry * index);
    const from = page.getUint32(4 * index, true);
    const to = page.getUint32(4 * (index + 1), true);
    return { from, to, list: at === 0 ? NOTHING : listAt(page, at, kind) };
  });
}

/** A list of a paragraph counts in pairs, and begins with the number of its style. */
function listAt(page: DataView, at: number, kind: 'letters' | 'paragraphs'): DataView {
  const length = page.getUint8(at);
  if (kind === 'letters') return slice(page, at + 1, length);
  const [start, size] = length === 0 ? [at + 2, 2 * page.getUint8(at + 1)] : [at + 1, 2 * length - 1];
  return slice(page, start + 2, Math.max(0, size - 2));
}

/** The stretch that a place in the stream belongs to, if any does, and where that ends. */
export function stretchAt(stretches: Stretch[], place: number): { stretch: Stretch | null; to: number } {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.from ?? 0) <= place) low = middle + 1;
    else high = middle;
  }
  const found = stretches[low - 1];
  if (found && place < found.to) return { stretch: found, to: Math.min(found.to, stretches[low]?.from ?? found.to) };
  return { stretch: null, to: stretches[low]?.from ?? Number.POSITIVE_INFINITY };
}

function numberAt(list: DataView, at: number, length: number): number {
  if (length === 1) return list.getUint8(at);
  return length === 4 ? list.getUint32(at, true) : list.getUint16(at, true);
}

/** The shape of a table row counts in two bytes, one too many ([MS-DOC] 2.9.323). */
function ownLength(list: DataView, at: number, name: number): number {
  if (name !== TABLE_SHAPE) return 1 + list.getUint8(at);
  return at + 2 <= list.byteLength ? 1 + list.getUint16(at, true) : list.byteLength;
}
