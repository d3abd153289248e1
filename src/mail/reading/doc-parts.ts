import { checkCompound } from './msg-sound.ts';
import { CannotRead } from './parse-mail.ts';

/** The streams of a Word 97-2003 file, and where the file information block says that things stand. */
export type DocParts = {
  /** The text, and the pages that say how it looks. */
  main: DataView;
  table: DataView;
  /** What form fields hold. Empty in a file that has none. */
  data: DataView;
  /** Lengths of the document's texts in characters, by their place among FibRgLw97. */
  lengths: Record<'text' | 'footnotes' | 'headers' | 'macros' | 'comments' | 'endnotes' | 'textBoxes', number>;
  /** One structure of the table stream. */
  part: (name: keyof typeof PARTS) => DataView;
};

/** Places in FibRgFcLcb97 ([MS-DOC] 2.5.6). */
const PARTS = { styles: 1, letterPages: 12, paragraphPages: 13, fonts: 15, pieces: 33 } as const;

const WORD_97 = 0x00c1;
const LOCKED = 0x0100;
const SECOND_TABLE = 0x0200;

/** Opens the container. Throws CannotRead when it is locked, damaged or of an older Word. */
export async function docParts(bytes: Uint8Array): Promise<DocParts> {
  checkCompound(bytes, 'Word file');
  const stream = await streamsOf(bytes);
  const main = stream('WordDocument');
  if (main.byteLength < 32) throw new CannotRead('The Word file is cut short');
  const flags = main.getUint16(10, true);
  if ((flags & LOCKED) !== 0) throw new CannotRead('The Word file is locked with a password');
  if (main.getUint16(2, true) < WORD_97)
    throw new CannotRead('The Word file is from before Word 97; ask for it in another format');
  const table = stream((flags & SECOND_TABLE) === 0 ? '0Table' : '1Table');
  const part = (name: keyof typeof PARTS) => {
    const at = 154 + 8 * PARTS[name];
    return slice(table, main.getUint32(at, true), main.getUint32(at + 4, true));
  };
  return { main, table, data: stream('Data'), lengths: lengthsIn(main), part };
}

/** Bytes that a file points to. Throws RangeError where there are none. */
export function slice(view: DataView, at: number, length = view.byteLength - at): DataView {
  return new DataView(view.buffer, view.byteOffset + at, Math.min(length, view.byteLength - at));
}

async function streamsOf(bytes: Uint8Array) {
  const { default: CFB } = await import('cfb');
  const file = CFB.read(Buffer.from(bytes), { type: 'buffer' });
  return (name: string): DataView => {
    const content = CFB.find(file, `/${name}`)?.content ?? [];
    const copy = new Uint8Array(content);
    return new DataView(copy.buffer);
  };
}

/** FibRgLw97 ([MS-DOC] 2.5.4). */
function lengthsIn(main: DataView): DocParts['lengths'] {
  const [text, footnotes, headers, macros, comments, endnotes, textBoxes] = [76, 80, 84, 88, 92, 96, 100].map((at) =>
    main.getUint32(at, true),
  ) as [number, number, number, number, number, number, number]; // seven places were asked for
  return { text, footnotes, headers, macros, comments, endnotes, textBoxes };
}
