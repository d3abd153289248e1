import { createHash } from 'node:crypto';
import { access, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

export type Blobs = {
  /** Writes and flushes the bytes; their SHA-256 in hex is their name. */
  keep: (bytes: Uint8Array) => Promise<string>;
  read: (sha256: string) => Promise<Uint8Array>;
  empty: () => Promise<void>;
};

/** Bodies too big for a line of the log, each a file named by its SHA-256. */
export function openBlobs(folder: string): Blobs {
  const place = join(folder, 'blobs');
  return {
    keep: async (bytes) => {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const file = join(place, sha256);
      if (await there(file)) return sha256;
      await mkdir(place, { recursive: true });
      const half = `${file}.${crypto.randomUUID()}`;
      await writeFlushed(half, bytes);
      await rename(half, file);
      await flushFolder(place);
      return sha256;
    },
    read: (sha256) => readFile(join(place, sha256)),
    empty: () => rm(place, { recursive: true, force: true }),
  };
}

async function there(file: string): Promise<boolean> {
  try {
    await access(file);
    return true;
  } catch {
    return false;
  }
}

async function writeFlushed(file: string, bytes: Uint8Array) {
  const handle = await open(file, 'w');
  try {
    await handle.writeFile(bytes);
    await handle.datasync();
  } finally {
    await handle.close();
  }
}

async function flushFolder(folder: string) {
  // Windows cannot open a folder; there the rename alone must do.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
