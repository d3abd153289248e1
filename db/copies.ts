import { sql } from 'drizzle-orm';
import { check, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { when } from './when.ts';

/** One row: what the copies of all cases were last made by, and when. Another fingerprint makes them anew. */
export const copies = pgTable(
  'copies',
  {
    id: integer().primaryKey(),
    fingerprint: text().notNull(),
    /** Wall time. */
    madeAt: when().notNull(),
  },
  (t) => [check('copies_one_row', sql`${t.id} = 1`)],
);
