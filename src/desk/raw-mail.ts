import { createHash } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import { blobs } from '../../db/blobs.ts';
import type { Queryable } from '../../db/database.ts';

const PART = 1_048_576;

/** Keeps a mail as it arrived, under its hash; keeping it again changes nothing. */
export async function keepRaw(db: Queryable, raw: Uint8Array): Promise<string> {
  const sha256 = createHash('sha256').update(raw).digest('hex');
  for (let part = 0; part * PART < Math.max(raw.length, 1); part++) {
    const bytes = raw.subarray(part * PART, (part + 1) * PART);
    await db.insert(blobs).values({ sha256, part, bytes }).onConflictDoNothing();
  }
  return sha256;
}

/** The mail byte for byte. Throws when what is kept no longer has its hash. */
export async function readRaw(db: Queryable, sha256: string): Promise<Uint8Array> {
  const parts = await db.select().from(blobs).where(eq(blobs.sha256, sha256)).orderBy(asc(blobs.part));
  const raw = Buffer.concat(parts.map(({ bytes }) => bytes));
  if (createHash('sha256').update(raw).digest('hex') !== sha256) {
    throw new Error(`The kept mail ${sha256} is damaged or missing`);
  }
  return raw;
}
