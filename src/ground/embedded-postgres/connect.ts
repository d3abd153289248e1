import { realpathSync } from 'node:fs';
import postgres from 'postgres';
import type { Home } from './home.ts';

export function urlOf(home: Home, port: number, database: string): string {
  return `postgres://breachdesk:${home.password}@127.0.0.1:${port}/${database}`;
}

/** One question over a connection of its own. */
export async function asking<T>(home: Home, port: number, ask: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(urlOf(home, port, 'postgres'), { max: 1, connect_timeout: 2, onnotice: () => {} });
  try {
    return await ask(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Another program may have taken the port of a server that died. */
export async function isOurs(home: Home, port: number): Promise<boolean> {
  try {
    return await asking(home, port, async (sql) => {
      const [row] = await sql`select current_setting('data_directory') as folder`;
      return row?.['folder'] === realpathSync(home.data) || row?.['folder'] === home.data;
    });
  } catch {
    return false;
  }
}

export async function createDatabase(home: Home, port: number) {
  await asking(home, port, async (sql) => {
    const [there] = await sql`select 1 from pg_database where datname = 'breachdesk'`;
    // Two desks may both find it missing; the second create is told so.
    if (!there) await sql`create database breachdesk`.catch(ignoreDuplicate);
  });
}

function ignoreDuplicate(error: unknown) {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code !== '42P04' && code !== '23505') throw error;
}
