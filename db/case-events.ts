import { sql } from 'drizzle-orm';
import { check, integer, pgTable, primaryKey, smallint, text, unique } from 'drizzle-orm/pg-core';
import { cases } from './cases.ts';
import { when } from './when.ts';

/** The history. A trigger refuses UPDATE, DELETE and TRUNCATE. */
export const caseEvents = pgTable(
  'case_events',
  {
    reference: text()
      .notNull()
      .references(() => cases.reference, { onDelete: 'restrict' }),
    version: integer().notNull(),
    type: text().notNull(),
    /** Canonical JSON of the event; the hash is taken over exactly this text. */
    body: text().notNull(),
    at: when().notNull(),
    by: text().notNull(),
    /** What made it happen; a second arrival of a cause is answered with the first result. */
    cause: text().notNull(),
    causePart: smallint().notNull(),
    hash: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.reference, t.version] }),
    unique('case_events_cause').on(t.reference, t.cause, t.causePart),
    check('case_events_version', sql`${t.version} > 0`),
  ],
);
