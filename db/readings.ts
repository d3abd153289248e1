import { index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { messages } from './messages.ts';
import { when } from './when.ts';

/** A mail read once more by a newer reader, for an officer to take or to leave. The history knows only what was taken. */
export const readings = pgTable(
  'readings',
  {
    id: uuid().primaryKey().defaultRandom(),
    message: uuid()
      .notNull()
      .references(() => messages.id),
    reader: text().notNull(),
    reading: jsonb().notNull(),
    readAt: when().notNull(),
  },
  (t) => [index('readings_message').on(t.message)],
);
