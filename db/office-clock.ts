import { sql } from 'drizzle-orm';
import { bigint, boolean, check, integer, pgTable } from 'drizzle-orm/pg-core';

/** One row: office time is wall time plus offset. practice, once true, stays true. */
export const officeClock = pgTable(
  'office_clock',
  {
    id: integer().primaryKey(),
    offsetMs: bigint({ mode: 'number' }).notNull(),
    practice: boolean().notNull(),
  },
  (t) => [check('office_clock_one_row', sql`${t.id} = 1`)],
);
