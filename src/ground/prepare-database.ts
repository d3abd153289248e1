import { sql } from 'drizzle-orm';
import { openDatabase } from '../../db/database.ts';
import { migrateDatabase, missingMigrations } from '../../db/migrate.ts';
import { officeClock } from '../../db/office-clock.ts';
import { type Config, isPractice } from '../config.ts';
import { startEmbeddedPostgres } from './embedded-postgres/start.ts';

export type PreparedDatabase = { url: string; stop: () => Promise<void> };

/** A database that answers, is migrated and may be used by this desk. Throws a sentence. */
export async function prepareDatabase(config: Config): Promise<PreparedDatabase> {
  const database = await reachDatabase(config);
  try {
    await refuseAnothers(database.url, config).catch(explain);
    await migrateDatabase(database.url).catch(explain);
    return database;
  } catch (error) {
    await database.stop();
    throw error;
  }
}

/** What stands between this desk and its database: the names of migrations to run. Changes nothing; throws a sentence. */
export async function inspectDatabase(config: Config): Promise<string[]> {
  const database = await reachDatabase(config);
  try {
    await refuseAnothers(database.url, config).catch(explain);
    return await missingMigrations(database.url).catch(explain);
  } finally {
    await database.stop();
  }
}

async function reachDatabase({ databaseUrl, dataDir }: Config): Promise<PreparedDatabase> {
  if (databaseUrl === null) return await startEmbeddedPostgres(dataDir);
  return { url: databaseUrl, stop: async () => {} };
}

function explain(error: unknown): never {
  throw isUnreachable(error) ? new Error(unreachable, { cause: error }) : error;
}

const unreachable = 'The database does not answer. Start PostgreSQL, or correct the host and password in DATABASE_URL.';

/** PostgreSQL refuses in classes 08 (connection), 28 (password) and 3D (no such database); a question that failed carries it. */
function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return /^(08|28|3D)...$|^E[A-Z]+$|^CONNECT_TIMEOUT$|^CONNECTION_/.test(code) || isUnreachable(error.cause);
}

/**
 * A desk whose letters leave must never work on cases that were made up for practice, and one for practice never on an
 * office's own: its letters would count as sent, and have gone nowhere. A command is a desk too.
 */
async function refuseAnothers(url: string, config: Config) {
  const { db, close } = openDatabase(url, { connections: 1 });
  try {
    const [table] = await db.execute<{ name: string | null }>(sql`select to_regclass('office_clock') as name`);
    const [row] = table?.name ? await db.select().from(officeClock) : [];
    if (!row || row.practice === isPractice(config)) return;
    throw new Error(row.practice ? PRACTISED : LIVE);
  } finally {
    await close();
  }
}

const PRACTISED = 'This database has been used for practice. Point DATABASE_URL at an empty one before going live.';
const LIVE =
  'This database is that of a live desk, whose settings are not all given here. Give them too, those of mail and chat ' +
  'among them, or point DATABASE_URL at another database to practise.';
