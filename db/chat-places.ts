import { sql } from 'drizzle-orm';
import { check, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { when } from './when.ts';

/** How a channel or a person is reached, as their chat platform said when it last spoke of them. Wall time. */
export const chatPlaces = pgTable(
  'chat_places',
  {
    surface: text().notNull(),
    /** A channel or a person, by the id that settings use. */
    id: text().notNull(),
    conversation: text().notNull(),
    serviceUrl: text().notNull(),
    /** The team that a channel belongs to. */
    team: text(),
    /** The post in which this person's work stands. */
    home: text(),
    seenAt: when().notNull(),
    /** Since when the desk is not let in any more. */
    removedAt: when(),
    /** Why no case may be shown there, as the platform told it when it came to be so. */
    closed: text({ enum: ['shared', 'left', 'deleted', 'archived'] }),
  },
  (t) => [
    primaryKey({ columns: [t.surface, t.id] }),
    check('chat_places_closed', sql`${t.closed} in ('shared', 'left', 'deleted', 'archived')`),
  ],
);
