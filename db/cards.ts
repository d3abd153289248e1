import { sql } from 'drizzle-orm';
import { index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { bursts } from './bursts.ts';
import { cases } from './cases.ts';
import { when } from './when.ts';

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
    /** Marks of what its first report tells; others that share one may be about the same event. */
    likeness: text().array().notNull().default([]),
    /** The digest that shows it until somebody works on it. */
    burst: uuid().references(() => bursts.id),
    /** Why a person must look at this card; the pump leaves it alone. */
    trouble: text(),
  },
  (t) => [
    primaryKey({ columns: [t.reference, t.surface] }),
    index('cards_channel').on(t.channel, t.askedAt),
    index('cards_burst').on(t.burst),
    index('cards_dirty')
      .on(t.surface, t.channel, t.askedAt)
      .where(sql`${t.wantedVersion} > ${t.shownVersion} and ${t.trouble} is null`),
  ],
);
