import { inflateSync } from 'node:zlib';
import { CannotRead } from './parse-mail.ts';

/** Far more than the text and fonts of a report; pictures are not unpacked and do not count. */
const MOST_UNPACKED = 48 * 1024 * 1024;
/** Long enough for what stands in front of a packed part. */
const DICTIONARY = 1_000;

/** Refuses a PDF whose parts unpack to more than any report: the library that reads it would unpack them in memory. */
export function checkSize(bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let left = MOST_UNPACKED;
  for (let at = file.indexOf('stream'); at >= 0; at = file.indexOf('stream', at + 6)) {
    const before = file.subarray(Math.max(0, at - DICTIONARY), at).toString('latin1');
    const dictionary = before.slice(before.lastIndexOf('obj') + 3);
    const packings = dictionary.match(/\/(?:FlateDecode|Fl)\b/g)?.length ?? 0;
    if (before.endsWith('end') || packings === 0 || isPicture(dictionary)) continue;
    left -= unpackedSize(file.subarray(at + 6), packings, left);
    if (left < 0) throw new CannotRead('The PDF unpacks to far more than a report holds');
  }
}

export function isPicture(dictionary: string): boolean {
  return /\/Subtype\s*\/Image\b/.test(dictionary);
}

/** Size of what is packed at the start of some bytes; more than the most when it does not fit. Damage ends it. */
function unpackedSize(bytes: Buffer, packings: number, most: number): number {
  // A line ends behind the word "stream": CR LF or LF (ISO 32000-1, 7.3.8.1).
  let packed = bytes.subarray(bytes[0] === 0x0d ? (bytes[1] === 0x0a ? 2 : 1) : 1);
  for (let turn = 0; turn < packings; turn++) {
    try {
      packed = inflateSync(packed, { maxOutputLength: most });
    } catch (error) {
      return error instanceof RangeError ? most + 1 : packed.byteLength;
    }
  }
  return packed.byteLength;
}
