import { sql } from 'drizzle-orm';
import type { Queryable } from '../../db/database.ts';

/** What time it is where the database runs. */
export async function databaseClock(db: Queryable): Promise<Date> {
  const [row] = await db.execute<{ at: number }>(sql`select extract(epoch from clock_timestamp())::float as at`);
  if (!row) throw new Error('The database did not say what time it is');
  return new Date(row.at * 1000);
}
