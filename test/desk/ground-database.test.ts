import { randomUUID } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterEach, expect, test } from 'vitest';
import { migrateDatabase } from '../../db/migrate.ts';
import { homeFor } from '../../src/ground/embedded-postgres/home.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/ground/embedded-postgres/start.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const running: EmbeddedPostgres[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});

test('two desks on one data folder share one PostgreSQL, and the last one stops it', async () => {
  const folder = temporaryFolder();
  const [one, other] = await Promise.all([startEmbeddedPostgres(folder), startEmbeddedPostgres(folder)]);
  expect(other.url).toBe(one.url);
  const busy = postgres(one.url, { max: 1 });
  await busy`select 1`;
  await other.stop();
  expect(await answers(one.url)).toBe(true);
  await busy.end();
  await one.stop();
  expect(await answers(one.url)).toBe(false);
});

test('a killed PostgreSQL is started again with everything that was committed', async () => {
  const folder = temporaryFolder();
  const before = await startEmbeddedPostgres(folder);
  await asking(before.url, (sql) => sql.unsafe('create table kept (word text); insert into kept values (1)'));
  process.kill(postmasterOf(folder), 'SIGKILL');
  const after = await startEmbeddedPostgres(folder);
  running.push(after);
  const [row] = await asking(after.url, (sql) => sql`select word from kept`);
  expect(row?.['word']).toBe('1');
});

test('a process id that PostgreSQL left behind keeps nobody out', async () => {
  const folder = temporaryFolder();
  const before = await startEmbeddedPostgres(folder);
  const file = join(homeFor(folder).data, 'postmaster.pid');
  const left = readFileSync(file, 'utf8').split('\n');
  await before.stop();
  // No Linux process has this id: it is above the kernel's highest.
  writeFileSync(file, [4_194_305, ...left.slice(1)].join('\n'));
  const after = await startEmbeddedPostgres(folder);
  running.push(after);
  expect(await answers(after.url)).toBe(true);
});

test('a data folder of another PostgreSQL is explained in words', async () => {
  const folder = temporaryFolder();
  const before = await startEmbeddedPostgres(folder);
  await before.stop();
  writeFileSync(join(homeFor(folder).data, 'PG_VERSION'), '12\n');
  await expect(startEmbeddedPostgres(folder)).rejects.toThrow(/PostgreSQL 12/);
});

test('a folder that cannot be written to is explained in words', async () => {
  // Root may write anywhere, so the folder's parent is a file instead.
  const parent = join(temporaryFolder(), 'file');
  writeFileSync(parent, '');
  await expect(startEmbeddedPostgres(join(parent, 'data'))).rejects.toThrow(/cannot write to .*set DATA_DIR/);
});

test('a folder that only its owner may enter will do', async () => {
  const folder = join(temporaryFolder(), 'closed');
  mkdirSync(folder);
  chmodSync(folder, 0o700);
  const server = await startEmbeddedPostgres(folder);
  running.push(server);
  expect(await answers(server.url)).toBe(true);
});

test('two desks that migrate at once take turns', async () => {
  const server = await startEmbeddedPostgres(temporaryFolder());
  running.push(server);
  await Promise.all([migrateDatabase(server.url), migrateDatabase(server.url), migrateDatabase(server.url)]);
  const applied = await asking(server.url, (sql) => sql`select created_at from drizzle.__drizzle_migrations`);
  expect(new Set(applied.map((row) => row['created_at'])).size).toBe(applied.length);
});

test('a database from a newer Breachdesk is left alone', async () => {
  const server = await startEmbeddedPostgres(temporaryFolder());
  running.push(server);
  await migrateDatabase(server.url);
  await asking(
    server.url,
    (sql) => sql`insert into drizzle.__drizzle_migrations (hash, created_at) values (${randomUUID()}, 9999999999999)`,
  );
  await expect(migrateDatabase(server.url)).rejects.toThrow('made by a newer Breachdesk');
});

function postmasterOf(folder: string): number {
  return Number(readFileSync(join(homeFor(folder).data, 'postmaster.pid'), 'utf8').split('\n')[0]);
}

async function asking<T>(url: string, ask: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, connect_timeout: 3, onnotice: () => {} });
  return await ask(sql).finally(() => sql.end({ timeout: 1 }));
}

async function answers(url: string): Promise<boolean> {
  return await asking(url, (sql) => sql`select 1`).then(
    () => true,
    () => false,
  );
}
