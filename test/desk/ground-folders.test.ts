import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { expect, test } from 'vitest';
import { missingMigrations } from '../../db/migrate.ts';
import { readConfig } from '../../src/config.ts';
import { examineDatabase } from '../../src/ground/doctor/database.ts';
import { homeFor } from '../../src/ground/embedded-postgres/home.ts';
import { joinRunning } from '../../src/ground/embedded-postgres/join-running.ts';
import { startEmbeddedPostgres } from '../../src/ground/embedded-postgres/start.ts';
import { writeOnce } from '../../src/ground/embedded-postgres/write-once.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('of two desks that name the database at once, both use the first name', () => {
  const file = join(temporaryFolder(), 'postgres-folder');
  expect([writeOnce(file, 'first'), writeOnce(file, 'second')]).toEqual([true, false]);
  expect(readFileSync(file, 'utf8')).toBe('first');
});

test('a process id that somebody else has by now is not taken for PostgreSQL', async () => {
  const folder = temporaryFolder();
  const server = await startEmbeddedPostgres(folder);
  const home = homeFor(folder);
  const file = join(home.data, 'postmaster.pid');
  const left = readFileSync(file, 'utf8').split('\n');
  await server.stop();
  writeFileSync(file, [process.pid, ...left.slice(1)].join('\n'));
  expect(await joinRunning(home)).toBeNull();
  expect(existsSync(file)).toBe(false);
});

test.runIf(process.getuid?.() === 0)('a database folder that is gone is missed, not begun anew', async () => {
  const folder = temporaryFolder();
  const { folder: place } = homeFor(folder);
  renameSync(place, `${place}.away`);
  try {
    await expect(startEmbeddedPostgres(folder)).rejects.toThrow(/which is gone. Put it back, or remove/);
  } finally {
    rmSync(`${place}.away`, { recursive: true });
  }
});

test('the doctor says what is to be migrated, and migrates nothing', async () => {
  const config = readConfig({ DATA_DIR: temporaryFolder() });
  const found = await examineDatabase(config);
  expect(found).toMatchObject({ state: 'practice', words: expect.stringContaining('the next start brings it up to') });
  const server = await startEmbeddedPostgres(config.dataDir);
  const sql = postgres(server.url, { max: 1 });
  const tables = await sql`select tablename from pg_tables where schemaname = 'public'`;
  await sql.end();
  const missing = await missingMigrations(server.url);
  await server.stop();
  expect(tables).toHaveLength(0);
  expect(found.words).toContain(missing.join(', '));
});
