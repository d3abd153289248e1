import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import type { Database } from '../../../db/database.ts';
import { officeClock } from '../../../db/office-clock.ts';
import { prepared } from '../../../db/prepared.ts';
import { openQueues } from '../../../src/desk/queues.ts';
import { silent } from '../../../src/log.ts';
import { freshDatabase } from '../../support/database.ts';

/** A database that serves one run after another; making one for each would take longer than the runs. */
export type Lane = {
  url: string;
  db: Database;
  /** Empties every table, the queues' too, and says what time it is in the office. */
  empty: (now: Date) => Promise<void>;
  /** Ends whatever a desk still has running in the database. */
  endBackends: () => Promise<void>;
  close: () => Promise<void>;
};

export async function openLane(): Promise<Lane> {
  const database = await freshDatabase();
  const link = postgres(database.url, { max: 1, onnotice: () => {}, connection: { application_name: 'faults' } });
  // It is desks that crash here, and never PostgreSQL: nothing is lost that the disk has not heard of yet.
  await link`alter database ${link(new URL(database.url).pathname.slice(1))} set synchronous_commit = off`;
  const queues = await openQueues(database.url, silent);
  await queues.stop();
  const db = drizzle(prepared(link), { casing: 'snake_case' });
  const tables = await tablesOf(db);
  const emptying = ['set local session_replication_role = replica', ...tables.map((table) => `delete from ${table}`)];
  return {
    url: database.url,
    db,
    empty: async (now) => {
      // The trigger that keeps the history from being deleted is asleep in a replica.
      await link.begin((tx) => tx.unsafe(emptying.join('; ')));
      const offsetMs = now.getTime() - Date.now();
      await db.insert(officeClock).values({ id: 1, offsetMs, practice: true });
    },
    endBackends: async () => {
      await db.execute(sql`
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and application_name like 'breachdesk%'`);
    },
    close: async () => {
      await link.end({ timeout: 5 });
      await database.drop();
    },
  };
}

/** Queues themselves stay; only what waits in them goes. */
async function tablesOf(db: Database): Promise<string[]> {
  const rows = await db.execute<{ name: string }>(sql`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname = 'public' or (schemaname = 'pgboss' and tablename like 'job%')`);
  return rows.map(({ name }) => name);
}
