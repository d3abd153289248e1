import { integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

/** The head of every case that changed since the last checkpoint: shows a cut tail or a missing case. */
export const checkpoints = pgTable(
  'checkpoints',
  {
    reference: text().notNull(),
    version: integer().notNull(),
    hash: text().notNull(),
    at: timestamp({ withTimezone: true, mode: 'date' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.reference, t.version] })],
);
