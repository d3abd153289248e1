import { bigint, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { cases } from './cases.ts';
import { when } from './when.ts';

/** A copy, for statistics: what each round of work on a case came to, also once the case has been reopened. */
export const closings = pgTable(
  'closings',
  {
    reference: text()
      .notNull()
      .references(() => cases.reference),
    /** 1 from the report, 2 from the first reopening. */
    cycle: integer().notNull(),
    began: when().notNull(),
    closedAt: when().notNull(),
    outcome: text().notNull(),
    /** How long the office waited for the controller meanwhile. */
    waitedMs: bigint({ mode: 'number' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.reference, t.cycle] }), index('closings_closed').on(t.closedAt)],
);
