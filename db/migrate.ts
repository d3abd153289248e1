import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import * as z from 'zod';

const FOLDER = fileURLToPath(new URL('./migrations', import.meta.url));
/** Any number that nothing else locks. */
const LOCK = 31_191;

const journalSchema = z.object({ entries: z.array(z.object({ tag: z.string(), when: z.number() })) });

/**
 * Brings a database up to this version. One process at a time, on a connection of its own. Throws a sentence
 * when the database has been where this version has not: drizzle itself would skip such a gap without a word.
 */
export async function migrateDatabase(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {}, connection: { application_name: 'breachdesk-migrate' } });
  try {
    await sql`select pg_advisory_lock(${LOCK})`;
    await missingFrom(sql);
    await migrate(drizzle(sql), { migrationsFolder: FOLDER });
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** The names of the migrations that migrateDatabase would run; nothing is changed. Throws as it does. */
export async function missingMigrations(url: string): Promise<string[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {}, connection: { application_name: 'breachdesk-migrate' } });
  try {
    return await missingFrom(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function missingFrom(sql: postgres.Sql): Promise<string[]> {
  const { entries } = journalSchema.parse(JSON.parse(readFileSync(`${FOLDER}/meta/_journal.json`, 'utf8')));
  const applied = await appliedTo(sql);
  const known = new Set(entries.map(({ when }) => when));
  if (applied.some((when) => !known.has(when))) {
    throw new Error(
      'This database was made by a newer Breachdesk. Start that version, or point DATABASE_URL elsewhere.',
    );
  }
  const newest = Math.max(0, ...applied);
  const skipped = entries.filter(({ when }) => when <= newest && !applied.includes(when));
  if (skipped.length > 0) {
    const tags = skipped.map(({ tag }) => tag).join(', ');
    throw new Error(
      `This database missed the migration ${tags}, and a later one has run. Restore a backup from before.`,
    );
  }
  return entries.filter(({ when }) => !applied.includes(when)).map(({ tag }) => tag);
}

async function appliedTo(sql: postgres.Sql): Promise<number[]> {
  const [table] = await sql`select to_regclass('drizzle.__drizzle_migrations') as name`;
  if (!table?.['name']) return [];
  const rows = await sql`select created_at from drizzle.__drizzle_migrations order by created_at`;
  return rows.map((row) => Number(row['created_at']));
}
