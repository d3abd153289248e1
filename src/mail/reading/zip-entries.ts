import { CannotRead } from './parse-mail.ts';

/** One file of a zip, still packed; nothing that it declares about its size is kept. */
export type ZipEntry = { name: string; method: number; locked: boolean; packed: Uint8Array };

/**
 * Lists the files of a zip by its central directory, the list that every unpacking program goes by (APPNOTE 6.3.10,
 * 4.3.12). Folders are left out. Throws CannotRead for a damaged list or one with more entries than `most`.
 */
export function zipEntries(bytes: Uint8Array, most: number): ZipEntry[] {
  const zip = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const end = endOfDirectory(zip);
    const count = zip.getUint16(end + 10, true);
    if (count > most) throw new CannotRead(`The zip file holds more than ${most.toLocaleString('en-GB')} files`);
    const entries: ZipEntry[] = [];
    let at = startOfDirectory(zip, end);
    for (let index = 0; index < count; index++) {
      if (zip.getUint32(at, true) !== DIRECTORY_ENTRY) throw new RangeError('The list of files breaks off');
      entries.push(entryAt(zip, bytes, at));
      at += 46 + zip.getUint16(at + 28, true) + zip.getUint16(at + 30, true) + zip.getUint16(at + 32, true);
    }
    return entries.filter(({ name }) => !/[\\/]$/.test(name));
  } catch (error) {
    if (error instanceof CannotRead) throw error;
    throw new CannotRead('The zip file is damaged and could not be unpacked', { cause: error });
  }
}

const LOCAL_HEADER = 0x04034b50;
const DIRECTORY_ENTRY = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
const LONGEST_COMMENT = 65_535;

/** The end record is the last thing in the file but for a comment. */
function endOfDirectory(zip: DataView): number {
  const last = zip.byteLength - 22;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
    if (zip.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  throw new RangeError('No list of files');
}

/** Where bytes stand before the zip, its own places are off by as many; the list always ends where its end begins. */
function startOfDirectory(zip: DataView, end: number): number {
  const told = zip.getUint32(end + 16, true);
  const counted = end - zip.getUint32(end + 12, true);
  return told + 4 <= zip.byteLength && zip.getUint32(told, true) === DIRECTORY_ENTRY ? told : Math.max(0, counted);
}

function entryAt(zip: DataView, bytes: Uint8Array, at: number): ZipEntry {
  const flags = zip.getUint16(at + 8, true);
  const size = zip.getUint32(at + 20, true);
  const nameAt = at + 46;
  const name = bytes.subarray(nameAt, nameAt + zip.getUint16(at + 28, true));
  const local = zip.getUint32(at + 42, true);
  if (zip.getUint32(local, true) !== LOCAL_HEADER) throw new RangeError('A file is not where the list says');
  const start = local + 30 + zip.getUint16(local + 26, true) + zip.getUint16(local + 28, true);
  if (start + size > bytes.byteLength) throw new RangeError('A file breaks off');
  return {
    name: decodeName(name),
    method: zip.getUint16(at + 10, true),
    locked: (flags & 1) === 1,
    packed: bytes.subarray(start, start + size),
  };
}

/** Names are UTF-8 or, from old programs, in the code page of the first PC, of which only letters matter here. */
function decodeName(name: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(name);
  } catch {
    return [...name].map((byte) => (byte < 0x80 ? String.fromCharCode(byte) : (LETTERS[byte - 0x80] ?? '_'))).join('');
  }
}

const LETTERS = 'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº';
