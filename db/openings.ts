import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { messages } from './messages.ts';
import { when } from './when.ts';

/** Who opened which form about a case, or about a mail that no case has taken yet: people and answers are shown only there. Triggers refuse UPDATE and DELETE. */
export const openings = pgTable(
  'openings',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    /** Null for a mail that was on no case when it was opened. */
    reference: text(),
    message: uuid().references(() => messages.id),
    /** The form's title: "Report", "Decide". */
    form: text().notNull(),
    by: text().notNull(),
    at: when().notNull(),
  },
  (t) => [
    index('openings_reference').on(t.reference, t.at),
    index('openings_message').on(t.message).where(sql`${t.message} is not null`),
    check('openings_of', sql`${t.reference} is not null or ${t.message} is not null`),
  ],
);
