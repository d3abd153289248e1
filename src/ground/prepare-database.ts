import { migrateDatabase } from '../../db/migrate.ts';
import type { Config } from '../config.ts';
import { startEmbeddedPostgres } from './embedded-postgres/start.ts';

export type PreparedDatabase = { url: string; stop: () => Promise<void> };

/** A database that answers and is migrated. Throws a sentence. */
export async function prepareDatabase(config: Config): Promise<PreparedDatabase> {
  const database =
    config.databaseUrl === null
      ? await startEmbeddedPostgres(config.dataDir)
      : { url: config.databaseUrl, stop: async () => {} };
  try {
    await migrateDatabase(database.url).catch((error) => {
      throw isUnreachable(error) ? new Error(unreachable, { cause: error }) : error;
    });
    return database;
  } catch (error) {
    await database.stop();
    throw error;
  }
}

const unreachable = 'The database does not answer. Start PostgreSQL, or correct the host and password in DATABASE_URL.';

/** PostgreSQL refuses in classes 08 (connection), 28 (password) and 3D (no such database). */
function isUnreachable(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^(08|28|3D)...$|^E[A-Z]+$|^CONNECT_TIMEOUT$|^CONNECTION_/.test(code);
}
