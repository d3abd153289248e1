import { zipSync } from 'fflate';

/** A zip of these files, as any program packs them. */
export function zipOf(files: Record<string, Uint8Array>): Uint8Array {
  return zipSync(files);
}

/** The same, marked as locked with a password; what stands inside is no longer to be read. */
export function lockedZip(files: Record<string, Uint8Array>): Uint8Array {
  return changeHeaders(zipOf(files), (view, at, fieldsAt) => view.setUint16(at + fieldsAt, 1, true));
}

/** A zip that says of each file that it holds this many bytes. */
export function lyingZip(files: Record<string, Uint8Array>, claimed: number): Uint8Array {
  return changeHeaders(zipOf(files), (view, at, fieldsAt) => view.setUint32(at + fieldsAt + 16, claimed, true));
}

/** The fields that a local header and an entry of the list share begin at 6 and at 8 (APPNOTE 4.3.7 and 4.3.12). */
function changeHeaders(zip: Uint8Array, change: (view: DataView, at: number, fieldsAt: number) => void): Uint8Array {
  const bytes = Buffer.from(zip);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const [mark, fieldsAt] of [
    ['PK\u0003\u0004', 6],
    ['PK\u0001\u0002', 8],
  ] as const) {
    for (let at = bytes.indexOf(mark, 0, 'latin1'); at >= 0; at = bytes.indexOf(mark, at + 4, 'latin1')) {
      change(view, at, fieldsAt);
    }
  }
  return bytes;
}
