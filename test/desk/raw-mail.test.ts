import { createHash } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { blobs } from '../../db/blobs.ts';
import { type Database, openDatabase } from '../../db/database.ts';
import { keepRaw, readRaw } from '../../src/desk/raw-mail.ts';
import { allBytes } from '../support/all-bytes.ts';
import { type OpenedDatabase, openFreshDatabase } from '../support/database.ts';
import { inPieces } from '../support/in-pieces.ts';

const PART = 262_144;
const ONE_MB = 4 * PART;

let connection: OpenedDatabase;

beforeAll(async () => {
  connection = await openFreshDatabase();
});
afterAll(() => connection.close());
beforeEach(async () => {
  await connection.db.delete(blobs);
});

const noise = (length: number) => Buffer.from(Uint8Array.from({ length }, (_none, at) => (at * 31 + (at >> 8)) % 251));
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

test.for<[string, number, number]>([
  ['no bytes at all', 0, 1],
  ['a few bytes', 17, 5],
  ['exactly one part', PART, 65_536],
  ['one byte more', PART + 1, 65_536],
  ['three parts that come as one piece', 3 * PART, ONE_MB],
  ['five parts in odd pieces', 4 * PART + 12_345, 70_001],
])('%s are given back byte for byte', async ([, length, size]) => {
  const raw = noise(length);
  const { sha256: kept } = await keepRaw(connection.db, inPieces(raw, size));
  expect(kept).toBe(sha256(raw));
  expect((await allBytes(readRaw(connection.db, kept))).equals(raw)).toBe(true);
});

test('the same mail is kept once, also when two copies arrive at the same time', async () => {
  const raw = noise(2 * ONE_MB);
  await Promise.all([1, 2, 3].map((size) => keepRaw(connection.db, inPieces(raw, size * 50_000))));
  await keepRaw(connection.db, inPieces(raw, ONE_MB));
  expect(await connection.db.$count(blobs)).toBe(8);
});

test('a mail that breaks off leaves nothing behind', async () => {
  const broken = async function* () {
    yield noise(3 * ONE_MB);
    throw new Error('cut off');
  };
  await expect(keepRaw(connection.db, broken())).rejects.toThrow('cut off');
  expect(await connection.db.$count(blobs)).toBe(0);
});

test.for<[string, () => Promise<Database>]>([
  ['does not answer', noDatabase],
  ['takes no mail', withoutBlobs],
])('a mail is let go of at its mailbox when the database %s', async ([, opened]) => {
  const db = await opened();
  const mail = longMail(async () => {});
  await expect(keepRaw(db, mail.parts())).rejects.toThrow();
  expect(mail.held()).toBe(false);
});

test('a mail is let go of at its mailbox when the database goes away in the midst of it', async () => {
  const { db } = connection;
  const copying = sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and state = 'active' and query like 'copy blobs%'`;
  const mail = longMail(async () => void (await db.execute(copying)));
  await expect(keepRaw(db, mail.parts())).rejects.toThrow();
  expect(mail.held()).toBe(false);
  expect(await db.$count(blobs)).toBe(0);
});

/** A mail of 25 MB, and whether its mailbox still has the call open. */
function longMail(inItsMidst: () => Promise<void>) {
  let held = true;
  const parts = async function* () {
    try {
      for (let part = 0; part < 100; part++) {
        if (part === 50) await inItsMidst();
        yield noise(PART);
      }
    } finally {
      held = false;
    }
  };
  return { parts, held: () => held };
}

async function noDatabase(): Promise<Database> {
  const { db, close } = openDatabase('postgres://127.0.0.1:9/nowhere');
  onTestFinished(close);
  return db;
}

async function withoutBlobs(): Promise<Database> {
  const { db } = connection;
  await db.execute(sql`alter table blobs rename to blobs_elsewhere`);
  onTestFinished(async () => {
    await db.execute(sql`alter table blobs_elsewhere rename to blobs`);
  });
  return db;
}

test.for<[string, (kept: string) => Promise<unknown>]>([
  ['a byte of it was changed', (kept) => change(kept, noise(PART).fill(0, 5, 6))],
  ['a part of it was cut', (kept) => change(kept, noise(10))],
  ['it is gone', (kept) => connection.db.delete(blobs).where(eq(blobs.sha256, kept))],
])('what is kept is never taken for the mail when %s', async ([, meddle]) => {
  const { sha256: kept } = await keepRaw(connection.db, inPieces(noise(2 * ONE_MB), ONE_MB));
  await meddle(kept);
  await expect(allBytes(readRaw(connection.db, kept))).rejects.toThrow('damaged or missing');
});

async function change(kept: string, bytes: Uint8Array) {
  await connection.db.update(blobs).set({ bytes }).where(eq(blobs.sha256, kept));
}
