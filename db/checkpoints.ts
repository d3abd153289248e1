import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { when } from './when.ts';

/** The head of every case that changed since the last checkpoint: shows a cut tail or a missing case. */
export const checkpoints = pgTable(
  'checkpoints',
  {
    reference: text().notNull(),
    version: integer().notNull(),
    hash: text().notNull(),
    at: when().notNull(),
  },
  (t) => [primaryKey({ columns: [t.reference, t.version] })],
);
