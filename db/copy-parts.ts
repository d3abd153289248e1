import { pipeline } from 'node:stream/promises';
import type { TransactionSql } from 'postgres';

/**
 * Writes the parts of a mail as they arrive, under one name. They travel as they are: as parameters of a statement the
 * driver would write them as hex, several times over. Throws what `parts` throws, and then nothing is written.
 */
export async function copyParts(tx: TransactionSql, name: string, parts: AsyncIterable<Uint8Array>): Promise<void> {
  const copying = await tx`copy blobs (sha256, part, bytes) from stdin (format binary)`.writable();
  await pipeline(inBinary(name, parts), copying);
}

/** PostgreSQL's binary format of COPY: a signature, of each row the number and the lengths of its fields, an end. */
async function* inBinary(name: string, parts: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield Buffer.concat([Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'), int32(0), int32(0)]);
  const sha256 = Buffer.from(name);
  let part = 0;
  for await (const bytes of parts) {
    const number = int32(part++);
    yield Buffer.concat([int16(3), int32(sha256.length), sha256, int32(4), number, int32(bytes.byteLength)]);
    yield bytes;
  }
  yield int16(-1);
}

function int16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(value);
  return bytes;
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}
