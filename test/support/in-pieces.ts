/** As a mail comes out of the database. */
export async function* inPieces(raw: Uint8Array, size = 262_144): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < raw.byteLength; at += size) yield raw.subarray(at, at + size);
}
