import { date, pgTable, timestamp } from 'drizzle-orm/pg-core';

/** The mornings on which the office was told how it stands: each once, whichever replica is first. */
export const digests = pgTable('digests', {
  day: date().primaryKey(),
  toldAt: timestamp({ withTimezone: true, mode: 'date' }).notNull(),
});
