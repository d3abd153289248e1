import CFB from 'cfb';

/** Characters that look alike, with the list of properties that says how ([MS-DOC] 2.6). */
export type Stretch = { text: string; properties: Buffer };
/** Stretches up to a mark that ends a paragraph or cell, with the paragraph's own properties. */
export type Paragraph = { stretches: Stretch[]; properties: Buffer };

export type DocMake = {
  /** FibBase.nFib; 0x00C1 is Word 97. */
  version?: number;
  locked?: boolean;
  /**
   * How the text lies in the file: two bytes a letter, one byte a letter of Windows-1252, or paragraph by paragraph from
   * the last to the first, each as narrow as it can, which is what quick saves come to.
   */
  letters?: 'wide' | 'narrow' | 'quick-save';
  /** More of the file information block, by place. */
  fib?: [place: number, value: number][];
};

const PAGE = 512;
const TEXT_AT = 1024;

/** A Word 97-2003 file: a stream of text and the pages that tell its looks, a stream of tables, and what fields hold. */
export function docFile(paragraphs: Paragraph[], data: Buffer, fonts: string[], make: DocMake = {}): Uint8Array {
  const { text, pieces, letters, marks } = layOut(paragraphs, make.letters ?? 'wide');
  const pagesAt = Math.ceil((TEXT_AT + text.byteLength) / PAGE);
  const letterPages = pagesOf(letters, 1, 8);
  const markPages = pagesOf(marks, 13, 16);
  const main = Buffer.alloc((pagesAt + letterPages.length + markPages.length) * PAGE);
  text.copy(main, TEXT_AT);
  for (const [index, page] of [...letterPages, ...markPages].entries()) page.bytes.copy(main, (pagesAt + index) * PAGE);

  const table = startTable(main);
  table.add(1, styles());
  table.add(12, pageList(letterPages, pagesAt));
  table.add(13, pageList(markPages, pagesAt + letterPages.length));
  table.add(15, fontList(fonts));
  table.add(33, pieces);
  main.writeUInt16LE(0xa5ec, 0);
  main.writeUInt16LE(make.version ?? 0x00c1, 2);
  main.writeUInt16LE(0x0200 | (make.locked ? 0x0100 : 0), 10);
  main.writeUInt32LE(
    paragraphs.reduce((sum, paragraph) => sum + lengthOf(paragraph), 0),
    76,
  );
  for (const [place, value] of make.fib ?? []) main.writeUInt32LE(value, place);
  return compound({ WordDocument: main, '1Table': table.bytes(), Data: data });
}

export function compound(streams: Record<string, Buffer>): Uint8Array {
  const file = CFB.utils.cfb_new();
  for (const [name, bytes] of Object.entries(streams)) CFB.utils.cfb_add(file, `/${name}`, bytes);
  CFB.utils.cfb_del(file, '/\u0001Sh33tJ5');
  return new Uint8Array(CFB.write(file, { type: 'buffer' }));
}

/** Sizes of what follows a property's name, by the top three bits of that. */
const SIZES = [1, 1, 2, 4, 2, 2, 0, 3];

export function property(name: number, value: number): Buffer {
  const size = SIZES[name >> 13] ?? 0;
  const bytes = Buffer.alloc(2 + size);
  bytes.writeUInt16LE(name, 0);
  bytes.writeUIntLE(value, 2, size);
  return bytes;
}

function lengthOf({ stretches }: Paragraph): number {
  return stretches.reduce((sum, { text }) => sum + text.length, 0);
}

type Laid = { from: number; to: number; list: Buffer };

function layOut(paragraphs: Paragraph[], how: NonNullable<DocMake['letters']>) {
  const parts: Buffer[] = [];
  const [letters, marks]: Laid[][] = [[], []];
  const found: { from: number; to: number; place: number; narrow: boolean }[] = [];
  let at = TEXT_AT;
  const starts = paragraphs.map((_one, index) =>
    paragraphs.slice(0, index).reduce((sum, one) => sum + lengthOf(one), 0),
  );
  const order = [...paragraphs.keys()];
  for (const index of how === 'quick-save' ? order.reverse() : order) {
    const paragraph = paragraphs[index] as Paragraph; // within bounds
    const from = starts[index] ?? 0;
    const whole = paragraph.stretches.map(({ text }) => text).join('');
    const narrow = how === 'narrow' || (how === 'quick-save' && isNarrow(whole));
    const start = at;
    for (const { text, properties } of paragraph.stretches) {
      const bytes = narrow ? narrowBytes(text) : Buffer.from(text, 'utf16le');
      letters?.push({ from: at, to: at + bytes.byteLength, list: properties });
      parts.push(bytes);
      at += bytes.byteLength;
    }
    marks?.push({ from: start, to: at, list: Buffer.concat([Buffer.alloc(2), paragraph.properties]) });
    found.push({ from, to: from + whole.length, place: start, narrow });
  }
  const sorted = found.toSorted((one, other) => one.from - other.from);
  return { text: Buffer.concat(parts), pieces: pieceList(sorted), letters: letters ?? [], marks: marks ?? [] };
}

/** Windows-1252 differs from Latin-1 where Latin-1 has control characters. */
const WINDOWS: Record<string, number> = { '€': 0x80, '‘': 0x91, '’': 0x92, '“': 0x93, '”': 0x94, '–': 0x96, '—': 0x97 };

function isNarrow(text: string): boolean {
  return [...text].every((letter) => letter in WINDOWS || letter < '\u0080' || /[\u00A0-\u00FF]/.test(letter));
}

function narrowBytes(text: string): Buffer {
  return Buffer.from([...text].map((letter) => WINDOWS[letter] ?? letter.charCodeAt(0)));
}

/** PlcPcd within Clx ([MS-DOC] 2.8.35 and 2.9.38). */
function pieceList(pieces: { from: number; to: number; place: number; narrow: boolean }[]): Buffer {
  const places = pieces.map(({ place, narrow }) => numbers(2, 0, 4, narrow ? (2 * place) | 0x4000_0000 : place, 2, 0));
  const list = [...pieces.map(({ from }) => numbers(4, from)), numbers(4, pieces.at(-1)?.to ?? 0), ...places];
  const all = Buffer.concat(list);
  return Buffer.concat([numbers(1, 2, 4, all.byteLength), all]);
}

type Page = { from: number; to: number; bytes: Buffer };

/** Pages of what stretches look like; entries of a page fill it from the front, lists from the back ([MS-DOC] 2.9.33). */
function pagesOf(laid: Laid[], entry: 1 | 13, most: number): Page[] {
  const sorted = laid.toSorted((one, other) => one.from - other.from);
  return Array.from({ length: Math.ceil(sorted.length / most) }, (_none, index) => {
    const some = sorted.slice(index * most, (index + 1) * most);
    const bytes = Buffer.alloc(PAGE);
    const to = some.at(-1)?.to ?? 0;
    let end = PAGE - 1;
    for (const [at, { from, list }] of some.entries()) {
      bytes.writeUInt32LE(from, 4 * at);
      const counted =
        entry === 1 ? [numbers(1, list.byteLength), list] : [numbers(1, 0, 1, Math.ceil(list.byteLength / 2)), list];
      const whole = Buffer.concat(counted);
      end = (end - whole.byteLength) & ~1;
      whole.copy(bytes, end);
      bytes.writeUInt8(end / 2, 4 * (some.length + 1) + entry * at);
    }
    bytes.writeUInt32LE(to, 4 * some.length);
    bytes.writeUInt8(some.length, PAGE - 1);
    return { from: some[0]?.from ?? 0, to, bytes };
  });
}

function pageList(pages: Page[], first: number): Buffer {
  const starts = pages.map(({ from }) => numbers(4, from));
  const places = pages.map((_page, index) => numbers(4, first + index));
  return Buffer.concat([...starts, numbers(4, pages.at(-1)?.to ?? 0), ...places]);
}

/** SttbfFfn ([MS-DOC] 2.9.284): each font with its name behind 39 bytes of other things. */
function fontList(fonts: string[]): Buffer {
  const each = fonts.map((name) => Buffer.concat([Buffer.alloc(39), Buffer.from(`${name}\0`, 'utf16le')]));
  return Buffer.concat([
    numbers(2, fonts.length, 2, 0),
    ...each.flatMap((font) => [numbers(1, font.byteLength), font]),
  ]);
}

/** STSH ([MS-DOC] 2.9.271) of two styles: the ordinary one, and Strong, which has number 87 in every language. */
function styles(): Buffer {
  const head = Buffer.alloc(18);
  head.writeUInt16LE(2, 0);
  const style = (number: number) => Buffer.concat([numbers(2, 10, 2, number), Buffer.alloc(8)]);
  return Buffer.concat([numbers(2, head.byteLength), head, style(0), style(87)]);
}

function startTable(main: Buffer) {
  const parts: Buffer[] = [];
  let at = 0;
  return { add, bytes: () => Buffer.concat(parts) };

  function add(index: number, part: Buffer) {
    main.writeUInt32LE(at, 154 + 8 * index);
    main.writeUInt32LE(part.byteLength, 158 + 8 * index);
    parts.push(part);
    at += part.byteLength;
  }
}

/** Whole numbers, each behind the number of bytes that it takes. */
export function numbers(...sized: number[]): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < sized.length; at += 2) {
    const bytes = Buffer.alloc(sized[at] ?? 0);
    bytes.writeUIntLE(sized[at + 1] ?? 0, 0, bytes.byteLength);
    parts.push(bytes);
  }
  return Buffer.concat(parts);
}
