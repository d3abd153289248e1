import { createHash, type Hash, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { and, eq } from 'drizzle-orm';
import { blobs } from '../../db/blobs.ts';
import { copyParts } from '../../db/copy-parts.ts';
import type { Database, Queryable } from '../../db/database.ts';
import type { OpenMail } from './mail-reader.ts';

/** Reading one back, the driver holds it several times over, as hex: this much of a mail takes some megabytes. */
const PART = 262_144;

/** A mail that is kept: its hash, and its bytes for whoever reads it next. */
export type KeptMail = { sha256: string; open: OpenMail };

/**
 * Keeps a mail as it arrives, under its hash; keeping it again changes nothing. One part at a time is in memory, and
 * a mail that breaks off leaves nothing behind.
 */
export async function keepRaw(db: Database, raw: AsyncIterable<Uint8Array>): Promise<KeptMail> {
  const parts = inParts(raw);
  try {
    const { value: first } = await parts.next();
    if (first && isLast(first)) return await keepWhole(db, first);
    const sha256 = await keepLong(db, first, parts);
    return { sha256, open: () => readRaw(db, sha256) };
  } finally {
    // A database that takes none of it asks for no further part, and the mailbox would wait with its call for good.
    await parts.return(undefined);
  }
}

/** Most mails are one part: its hash is known before it is kept, and it need not be fetched again to be read. */
async function keepWhole(db: Database, bytes: Uint8Array): Promise<KeptMail> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await db.insert(blobs).values({ sha256, part: 0, bytes }).onConflictDoNothing();
  return { sha256, open: () => Readable.from([bytes]) };
}

async function keepLong(db: Database, first: Uint8Array | undefined, rest: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  const arriving = randomUUID();
  return db.$client.begin(async (tx) => {
    await copyParts(tx, arriving, hashed(hash, first, rest));
    const sha256 = hash.digest('hex');
    await tx`select pg_advisory_xact_lock(hashtext(${sha256}))`;
    const [kept] = await tx`select part from blobs where sha256 = ${sha256} limit 1`;
    if (kept) await tx`delete from blobs where sha256 = ${arriving}`;
    else await tx`update blobs set sha256 = ${sha256} where sha256 = ${arriving}`;
    return sha256;
  });
}

async function* hashed(hash: Hash, first: Uint8Array | undefined, rest: AsyncIterable<Uint8Array>) {
  if (first) {
    hash.update(first);
    yield first;
  }
  for await (const bytes of rest) {
    hash.update(bytes);
    yield bytes;
  }
}

/** The mail byte for byte, part by part. Throws at its end when what is kept no longer has its hash. */
export async function* readRaw(db: Queryable, sha256: string): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  for (let part = 0; ; part++) {
    const bytes = await partOf(db, sha256, part);
    if (!bytes) break;
    hash.update(bytes);
    yield bytes;
    if (isLast(bytes)) break;
  }
  if (hash.digest('hex') !== sha256) throw new Error(`The kept mail ${sha256} is damaged or missing`);
}

/** Parts of full size but for the last, of which there is one even when nothing arrives. */
async function* inParts(raw: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, undefined> {
  let part = Buffer.alloc(PART);
  let filled = 0;
  for await (const piece of raw) {
    for (let at = 0; at < piece.byteLength; ) {
      if (filled === PART) {
        yield part;
        part = Buffer.alloc(PART);
        filled = 0;
      }
      const some = piece.subarray(at, at + PART - filled);
      part.set(some, filled);
      filled += some.byteLength;
      at += some.byteLength;
    }
  }
  yield part.subarray(0, filled);
}

function isLast(bytes: Uint8Array): boolean {
  return bytes.byteLength < PART;
}

async function partOf(db: Queryable, sha256: string, part: number): Promise<Uint8Array | null> {
  const [found] = await db
    .select({ bytes: blobs.bytes })
    .from(blobs)
    .where(and(eq(blobs.sha256, sha256), eq(blobs.part, part)));
  return found?.bytes ?? null;
}
