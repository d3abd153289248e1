import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { prepared } from './prepared.ts';

export type Database = ReturnType<typeof drizzle>;
/** The database itself, or a transaction on it. */
export type Queryable = Database | Parameters<Parameters<Database['transaction']>[0]>[0];

export type OpenDatabase = { db: Database; close: () => Promise<void> };

/** Opens a pool. Nothing is asked of the server before the first query. */
export function openDatabase(url: string, options: { connections?: number } = {}): OpenDatabase {
  const sql = postgres(url, {
    max: options.connections ?? 10,
    onnotice: () => {},
    connection: { application_name: 'breachdesk' },
  });
  return { db: drizzle(prepared(sql), { casing: 'snake_case' }), close: () => sql.end({ timeout: 5 }) };
}
