import type { Writable } from 'node:stream';

/** Messages over a pipe: the length in four bytes, then as many bytes. Resolves when the pipe has room for more. */
export function writeFrame(pipe: Writable, bytes: Uint8Array): Promise<void> {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.byteLength);
  return new Promise((resolve, reject) => {
    pipe.write(Buffer.concat([length, bytes]), (error) => (error ? reject(error) : resolve()));
  });
}

/** Throws for a message longer than `longest` before any of it is kept. */
export async function* framesIn(pipe: AsyncIterable<Uint8Array>, longest: number): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = [];
  let size = 0;
  let wanted: number | null = null;
  for await (const piece of pipe) {
    held.push(piece);
    size += piece.byteLength;
    while (size >= (wanted ?? 4)) {
      const all =
        held.length === 1 && held[0] ? Buffer.from(held[0].buffer, held[0].byteOffset, size) : Buffer.concat(held);
      const cut = wanted ?? 4;
      const rest = all.subarray(cut);
      held = rest.byteLength > 0 ? [rest] : [];
      size = rest.byteLength;
      if (wanted !== null) yield all.subarray(0, cut);
      wanted = wanted === null ? all.readUInt32BE() : null;
      if (wanted !== null && wanted > longest)
        throw new RangeError(`A message of ${wanted} bytes is longer than agreed`);
    }
  }
}
