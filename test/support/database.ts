import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { openDatabase } from '../../db/database.ts';
import { migrateDatabase } from '../../db/migrate.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/ground/embedded-postgres/start.ts';

const migrations = fileURLToPath(new URL('../../db/migrations', import.meta.url));
/** Any number that nothing else locks. */
const LOCK = 24_242;

/** A database of its own, migrated and empty. drop() when the test is over, whoever is still connected. */
export async function freshDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  started ??= start();
  const { url, template } = await started;
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asking(url, (sql) => sql.unsafe(`create database ${name} template ${template}`));
  return {
    url: named(url, name),
    drop: async () => {
      await asking(url, (sql) => sql.unsafe(`drop database if exists ${name} with (force)`));
    },
  };
}

export type OpenedDatabase = Awaited<ReturnType<typeof openFreshDatabase>>;

/** The same with a connection to it. close() drops it. */
export async function openFreshDatabase() {
  const { url, drop } = await freshDatabase();
  const { db, close } = openDatabase(url, { connections: 3 });
  return {
    url,
    db,
    close: async () => {
      await close();
      await drop();
    },
  };
}

/** One server for all test files of a run; stop-database.ts ends it after the last. */
export function testServer(): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres(fileURLToPath(new URL('../../test-output/postgres', import.meta.url)));
}

let started: Promise<{ url: string; template: string }> | null = null;

async function start() {
  const { url } = await testServer();
  return { url, template: await migratedTemplate(url) };
}

/** Named by what the migrations say, so that one from before a change is never taken for one from after it. */
async function migratedTemplate(url: string): Promise<string> {
  const name = `template_${fingerprint()}`;
  await asking(url, async (sql) => {
    await sql`select pg_advisory_lock(${LOCK})`;
    const [there] = await sql`select 1 from pg_database where datname = ${name}`;
    if (there) return;
    const half = `half_${randomUUID().replaceAll('-', '')}`;
    await sql.unsafe(`create database ${half}`);
    await migrateDatabase(named(url, half));
    await sql.unsafe(`alter database ${half} rename to ${name}`);
  });
  return name;
}

function fingerprint(): string {
  const hash = createHash('sha256');
  const files = readdirSync(migrations, { recursive: true, encoding: 'utf8' }).sort();
  for (const file of files.filter((name) => /\.(sql|json)$/.test(name))) {
    hash.update(file).update(readFileSync(`${migrations}/${file}`));
  }
  return hash.digest('hex').slice(0, 12);
}

async function asking<T>(url: string, ask: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await ask(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

function named(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
}
