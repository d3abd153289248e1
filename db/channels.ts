import { pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { when } from './when.ts';

/** One pump at a time per channel, and when the channel may be posted to again. Wall time. */
export const channels = pgTable(
  'channels',
  {
    surface: text().notNull(),
    channel: text().notNull(),
    holder: text(),
    leasedUntil: when(),
    nextPostAt: when(),
    nextEditAt: when(),
  },
  (t) => [primaryKey({ columns: [t.surface, t.channel] })],
);
