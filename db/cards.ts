import { index, integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import { cases } from './cases.ts';

const when = () => timestamp({ withTimezone: true, mode: 'date' });

/** One living card per case and surface. wanted above shown: dirty. */
export const cards = pgTable(
  'cards',
  {
    reference: text()
      .notNull()
      .references(() => cases.reference),
    surface: text().notNull(),
    channel: text().notNull(),
    ts: text(),
    wantedVersion: integer().notNull(),
    shownVersion: integer().notNull().default(0),
    contentHash: text(),
    /** Somebody is looking at it: served first. */
    clickedAt: when(),
    askedAt: when().notNull(),
    /** Why a person must look at this card; the pump leaves it alone. */
    trouble: text(),
  },
  (t) => [primaryKey({ columns: [t.reference, t.surface] }), index('cards_channel').on(t.channel, t.askedAt)],
);
