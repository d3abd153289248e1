import { constants, crc32, deflateRawSync } from 'node:zlib';

/** Zeros, packed so that they can be repeated: a block that ends at a byte and refers to nothing before it. */
const oneMegabyte = deflateRawSync(Buffer.alloc(1_048_576), { level: 9, finishFlush: constants.Z_FULL_FLUSH });
const end = deflateRawSync(Buffer.alloc(0));

/** A zip of one file that unpacks to so many megabytes, and says that it holds 4 kB. */
export function endlessZip(name: string, megabytes: number): Uint8Array {
  const packed = packedZeros(megabytes);
  const fields = Buffer.alloc(22);
  fields.writeUInt16LE(8, 2);
  fields.writeUInt32LE(crc32(Buffer.alloc(4_096)), 8);
  fields.writeUInt32LE(packed.byteLength, 12);
  fields.writeUInt32LE(4_096, 16);
  fields.writeUInt16LE(name.length, 20);
  const local = Buffer.concat([Buffer.from('PK\u0003\u0004\u0014\u0000'), fields, Buffer.alloc(2), Buffer.from(name)]);
  const entry = Buffer.concat([
    Buffer.from('PK\u0001\u0002\u0014\u0000\u0014\u0000'),
    fields,
    Buffer.alloc(16),
    Buffer.from(name),
  ]);
  const last = Buffer.alloc(22);
  last.write('PK\u0005\u0006', 'latin1');
  last.writeUInt16LE(1, 8);
  last.writeUInt16LE(1, 10);
  last.writeUInt32LE(entry.byteLength, 12);
  last.writeUInt32LE(local.byteLength + packed.byteLength, 16);
  return Buffer.concat([local, packed, entry, last]);
}

/** What unpacks to so many megabytes of zeros, without head or checksum. */
export function packedZeros(megabytes: number): Uint8Array {
  return Buffer.concat([...Array.from({ length: megabytes }, () => oneMegabyte), end]);
}
