import { pgTable, text } from 'drizzle-orm/pg-core';
import { when } from './when.ts';

/** What those who run the desk were told of: once when it began, whichever replica saw it first, and once at its end. */
export const alarms = pgTable('alarms', {
  /** What it is about: "silent casework@regulator.example". */
  key: text().primaryKey(),
  /** Wall time. */
  raisedAt: when().notNull(),
  /** By the clock of the database: when a replica last found it so, of what each finds for its own machine. */
  foundAt: when(),
});
