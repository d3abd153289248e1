import { pgTable, text, timestamp } from 'drizzle-orm/pg-core';

const when = () => timestamp({ withTimezone: true, mode: 'date' });

/** What those who run the desk were told of: once when it began, whichever replica saw it first, and once at its end. */
export const alarms = pgTable('alarms', {
  /** What it is about: "silent casework@regulator.example". */
  key: text().primaryKey(),
  /** Wall time. */
  raisedAt: when().notNull(),
});
