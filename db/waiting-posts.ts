import { sql } from 'drizzle-orm';
import { index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { letters } from './letters.ts';
import { when } from './when.ts';

/** Where in an officer's own chat it stands that a letter waits; changed once it waits no more. */
export const waitingPosts = pgTable(
  'waiting_posts',
  {
    surface: text().notNull(),
    channel: text().notNull(),
    ts: text().notNull(),
    letter: uuid()
      .notNull()
      .references(() => letters.id),
    /** Wall time: when it said what became of the letter. */
    settledAt: when(),
  },
  (t) => [
    primaryKey({ columns: [t.surface, t.channel, t.ts] }),
    index('waiting_posts_open').on(t.letter).where(sql`${t.settledAt} is null`),
  ],
);
