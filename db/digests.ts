import { date, pgTable } from 'drizzle-orm/pg-core';
import { when } from './when.ts';

/** The mornings on which the office was told how it stands: each once, whichever replica is first. */
export const digests = pgTable('digests', {
  day: date().primaryKey(),
  toldAt: when().notNull(),
});
