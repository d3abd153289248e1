import { Unzip, UnzipInflate } from 'fflate';
import { CannotRead } from './parse-mail.ts';

const MOST_ENTRIES = 2_000;
const MOST_BYTES = 16 * 1024 * 1024;
/** Text rarely shrinks more than this; below the first megabyte the ratio means nothing. */
const HIGHEST_RATIO = 200;
const CHUNK = 64 * 1024;

/** Inflates the wanted entries of a zip, counting what comes out: the sizes it declares are never believed. */
export function unzipSome(zip: Uint8Array, wanted: (name: string) => boolean): Map<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  let entries = 0;
  let produced = 0;
  let fed = 0;
  const unzip = new Unzip((file) => {
    if (++entries > MOST_ENTRIES) throw new CannotRead('The file packs more parts than any report has');
    if (!wanted(file.name) || found.has(file.name)) return;
    const chunks: Uint8Array[] = [];
    file.ondata = (error, chunk, final) => {
      // fflate hands back what was thrown in here as if the zip were at fault.
      if (error) throw error;
      produced += chunk.byteLength;
      if (produced > MOST_BYTES || (produced > 1024 * 1024 && produced > HIGHEST_RATIO * fed)) {
        throw new CannotRead('The file unpacks to far more than a report holds, and was not opened');
      }
      chunks.push(chunk);
      if (final) found.set(file.name, Buffer.concat(chunks));
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < zip.byteLength; at += CHUNK) {
      const chunk = zip.subarray(at, at + CHUNK);
      fed += chunk.byteLength;
      unzip.push(chunk, at + CHUNK >= zip.byteLength);
    }
  } catch (error) {
    if (error instanceof CannotRead) throw error;
    throw new CannotRead('The file is damaged and could not be unpacked', { cause: error });
  }
  return found;
}
