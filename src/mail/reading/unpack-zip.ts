import { inflateRawSync } from 'node:zlib';
import { CannotRead } from './parse-mail.ts';
import { type ZipEntry, zipEntries } from './zip-entries.ts';

/** What may still be unpacked out of one mail, over all its zip files. */
export type Room = { entries: number; bytes: number };
/** A file of a zip; bytes are null, with the reason, when it was not unpacked. */
export type Unzipped = { name: string; bytes: Uint8Array; trouble: string | null };

const ONE_MB = 1024 * 1024;
/** Documents rarely shrink more than this; below the first megabyte the ratio means nothing. */
const HIGHEST_RATIO = 200;

export function startRoom(): Room {
  return { entries: 2_000, bytes: 16 * ONE_MB };
}

/**
 * Unpacks the files of a zip, counting what comes out. Throws CannotRead for a locked or damaged zip, for one with too
 * many files and for one that shrinks as no document does. A single file that finds no room is named, not unpacked.
 */
export function unpackZip(zip: Uint8Array, room: Room): Unzipped[] {
  const entries = zipEntries(zip, room.entries).filter(({ name }) => !LITTER.test(name));
  room.entries -= entries.length;
  if (entries.length === 0) throw new CannotRead('The zip file is empty');
  if (entries.some(({ locked }) => locked)) throw new CannotRead('The zip file is locked with a password');
  return entries.map((entry) => {
    const bytes = inflate(entry, room);
    room.bytes -= bytes?.byteLength ?? 0;
    return bytes
      ? { name: entry.name, bytes, trouble: null }
      : {
          name: entry.name,
          bytes: new Uint8Array(),
          trouble: 'The zip file holds more than this desk unpacks (16 MB)',
        };
  });
}

/** What Mac and Windows leave in a folder beside the files. */
const LITTER = /(?:^|[\\/])(?:__MACOSX[\\/].*|\.DS_Store|Thumbs\.db|desktop\.ini)$/i;

/** Null when there is no room left for it. */
function inflate({ method, packed }: ZipEntry, room: Room): Uint8Array | null {
  if (method === 0) return packed.byteLength <= room.bytes ? packed : null;
  if (method !== 8) throw new CannotRead('The zip file is packed in a way that this desk does not know');
  const ratio = Math.max(ONE_MB, HIGHEST_RATIO * packed.byteLength);
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, Math.min(room.bytes, ratio)) });
  } catch (error) {
    if (!isTooLarge(error)) {
      throw new CannotRead('The zip file is damaged and could not be unpacked', { cause: error });
    }
    if (ratio < room.bytes) {
      throw new CannotRead('The zip file unpacks to far more than a report holds, and was not opened', {
        cause: error,
      });
    }
    return null;
  }
}

function isTooLarge(error: unknown): boolean {
  return error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}
