import { index, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/** Who opened which form about a case: people and answers are shown only there. Triggers refuse UPDATE and DELETE. */
export const openings = pgTable(
  'openings',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    reference: text().notNull(),
    /** The form's title: "Report", "Decide". */
    form: text().notNull(),
    by: text().notNull(),
    at: timestamp({ withTimezone: true, mode: 'date' }).notNull(),
  },
  (t) => [index('openings_reference').on(t.reference, t.at)],
);
