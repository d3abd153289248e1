/** MAPI properties by id; only strings, bytes and objects are kept (MS-OXTNEF 2.1.3.4). */
export type TnefProperties = Map<number, { type: number; bytes: Uint8Array }>;

/** Reads a block of MAPI properties as far as it holds together: what comes after a lie is not believed. */
export function tnefProperties(data: Uint8Array): TnefProperties {
  const found: TnefProperties = new Map();
  const block = new DataView(data.buffer, data.byteOffset, data.byteLength);
  try {
    const count = block.getUint32(0, true);
    let at = 4;
    for (let index = 0; index < count; index++) {
      const type = block.getUint16(at, true);
      const id = block.getUint16(at + 2, true);
      at += 4;
      if (id >= 0x8000) at = afterName(block, at);
      const length = FIXED.get(type);
      if (length !== undefined) at += length;
      else {
        const values = block.getUint32(at, true);
        at += 4;
        for (let value = 0; value < values; value++) {
          const size = (type & MANY) > 0 ? (FIXED.get(type & ~MANY) ?? null) : null;
          const start = size === null ? at + 4 : at;
          const end = start + (size ?? block.getUint32(at, true));
          if (end > data.byteLength) return found;
          if (value === 0) found.set(id, { type: type & ~MANY, bytes: data.subarray(start, end) });
          at = start + padded(end - start);
        }
      }
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return found;
}

/** Text of a property: UTF-16 for type 0x1F, the mail's code page for 0x1E. */
export function textIn(properties: TnefProperties, id: number, codePage: string): string | null {
  const property = properties.get(id);
  if (!property || (property.type !== 0x1e && property.type !== 0x1f)) return null;
  const text = new TextDecoder(property.type === 0x1f ? 'utf-16le' : codePage).decode(property.bytes);
  return text.split('\0', 1)[0] ?? '';
}

const MANY = 0x1000;

/** Bytes of the types whose length is known, as they stand in the block. */
const FIXED = new Map([
  [0x02, 4],
  [0x03, 4],
  [0x04, 4],
  [0x05, 8],
  [0x06, 8],
  [0x07, 8],
  [0x0a, 4],
  [0x0b, 4],
  [0x14, 8],
  [0x40, 8],
  [0x48, 16],
]);

function afterName(block: DataView, at: number): number {
  const kind = block.getUint32(at + 16, true);
  return kind === 0 ? at + 24 : at + 24 + padded(block.getUint32(at + 20, true));
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4;
}
