import { CannotRead } from './parse-mail.ts';

/** One attribute of a winmail.dat file; ids are those of MS-OXTNEF 2.1.3.2. */
export type TnefAttribute = { id: number; data: Uint8Array };

const MOST = 20_000;

/**
 * Walks the attributes of a winmail.dat file: level, id, length, data and a checksum, 16 bits each and summed over the
 * data (MS-OXTNEF 2.1.3.1). Throws CannotRead when a length or a checksum does not hold.
 */
export function tnefAttributes(bytes: Uint8Array): TnefAttribute[] {
  const file = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: TnefAttribute[] = [];
  let at = 6;
  while (at + 11 <= bytes.byteLength) {
    const level = file.getUint8(at);
    const start = at + 9;
    const end = start + file.getUint32(at + 5, true);
    if (end + 2 > bytes.byteLength || (level !== 1 && level !== 2)) throw damaged();
    const data = bytes.subarray(start, end);
    if (sumOf(data) !== file.getUint16(end, true)) throw damaged();
    found.push({ id: file.getUint32(at + 1, true), data });
    if (found.length > MOST) throw new CannotRead('The winmail.dat file has more parts than a mail could have');
    at = end + 2;
  }
  if (found.length === 0) throw damaged();
  return found;
}

function sumOf(data: Uint8Array): number {
  let sum = 0;
  for (const byte of data) sum = (sum + byte) & 0xffff;
  return sum;
}

function damaged(): CannotRead {
  return new CannotRead('The winmail.dat file is damaged and could not be opened');
}
