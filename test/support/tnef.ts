export type TnefParts = {
  /** Message text in the oldest place, an attribute of its own. */
  text?: string;
  /** The same as MAPI properties. */
  html?: string;
  rtf?: Uint8Array;
  files?: (
    | { name: string; bytes: Uint8Array }
    | { name: string; item: TnefParts }
    | { name: string; object: Uint8Array }
  )[];
};

/** A winmail.dat file (MS-OXTNEF). */
export function tnefOf(parts: TnefParts): Uint8Array {
  const properties = [
    ...(parts.html === undefined ? [] : [property(0x1013, 0x102, Buffer.from(parts.html))]),
    ...(parts.rtf === undefined ? [] : [property(0x1009, 0x102, storedRtf(parts.rtf))]),
  ];
  return Buffer.concat([
    Buffer.from([0x78, 0x9f, 0x3e, 0x22, 1, 0]),
    attribute(1, 0x00089006, word(0x00010000)),
    attribute(1, 0x00069007, Buffer.concat([word(1252), word(0)])),
    ...(parts.text === undefined ? [] : [attribute(1, 0x0002800c, Buffer.from(`${parts.text}\0`, 'latin1'))]),
    ...(properties.length === 0 ? [] : [attribute(1, 0x00069003, propertyBlock(properties))]),
    ...(parts.files ?? []).flatMap(fileAttributes),
  ]);
}

/** Level, id, length, data and a checksum; a wrong one may be forced. */
export function attribute(level: number, id: number, data: Uint8Array, claimed = data.byteLength): Buffer {
  const sum = Buffer.alloc(2);
  sum.writeUInt16LE(data.reduce((all, byte) => (all + byte) & 0xffff, 0));
  return Buffer.concat([Buffer.from([level]), word(id), word(claimed), data, sum]);
}

type Attached = NonNullable<TnefParts['files']>[number];

function fileAttributes(file: Attached): Buffer[] {
  const short = `${file.name
    .replace(/[^A-Za-z]/g, '')
    .slice(0, 6)
    .toUpperCase()}~1\0`;
  const object = 'item' in file ? tnefOf(file.item) : 'object' in file ? file.object : null;
  const item = object && Buffer.concat([Buffer.alloc(16, 7), object]);
  const properties = [
    property(0x3707, 0x1f, Buffer.from(`${file.name}\0`, 'utf16le')),
    ...(item ? [property(0x3701, 0x0d, item)] : []),
  ];
  return [
    attribute(2, 0x00069002, Buffer.alloc(14)),
    attribute(2, 0x00018010, Buffer.from(short, 'latin1')),
    ...('bytes' in file ? [attribute(2, 0x0006800f, file.bytes)] : []),
    attribute(2, 0x00069005, propertyBlock(properties)),
  ];
}

/** A number stands before the strings, and a named property too, as Outlook mixes them. */
function propertyBlock(properties: Buffer[]): Buffer {
  const number = Buffer.concat([Buffer.from([0x03, 0, 0x05, 0x37]), word(1)]);
  const named = Buffer.concat([
    Buffer.from([0x0b, 0, 0x01, 0x80]),
    Buffer.alloc(16, 3),
    word(0),
    word(0x8510),
    word(1),
  ]);
  return Buffer.concat([word(properties.length + 2), number, named, ...properties]);
}

function property(id: number, type: number, data: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(type);
  head.writeUInt16LE(id, 2);
  const padding = Buffer.alloc((4 - (data.byteLength % 4)) % 4);
  return Buffer.concat([head, word(1), word(data.byteLength), data, padding]);
}

/** Rich text in its wrapping, not shrunk (MS-OXRTFCP 2.1.3.1). */
function storedRtf(rtf: Uint8Array): Buffer {
  return Buffer.concat([word(rtf.byteLength + 12), word(rtf.byteLength), Buffer.from('MELA'), word(0), rtf]);
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
