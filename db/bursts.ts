import { index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { when } from './when.ts';

/** Many reports that tell of one event, shown in a channel as one digest instead of a card each. */
export const bursts = pgTable(
  'bursts',
  {
    id: uuid().primaryKey().defaultRandom(),
    surface: text().notNull(),
    channel: text().notNull(),
    /** Marks of what happened; a report that shares one belongs to it. */
    likeness: text().array().notNull(),
    ts: text(),
    /** wanted above shown: to be drawn anew. */
    wanted: integer().notNull().default(1),
    shown: integer().notNull().default(0),
    startedAt: when().notNull(),
    joinedAt: when().notNull(),
    trouble: text(),
  },
  (t) => [index('bursts_channel').on(t.surface, t.channel, t.joinedAt)],
);
