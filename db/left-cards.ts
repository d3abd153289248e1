import { sql } from 'drizzle-orm';
import { index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { cases } from './cases.ts';
import { when } from './when.ts';

/** Posts that were a case's card until it moved to another channel; each becomes a stub that says where it went. */
export const leftCards = pgTable(
  'left_cards',
  {
    surface: text().notNull(),
    channel: text().notNull(),
    ts: text().notNull(),
    reference: text()
      .notNull()
      .references(() => cases.reference),
    stubbedAt: when(),
    /** Why it stays as it was; the pump leaves it alone. */
    trouble: text(),
  },
  (t) => [
    primaryKey({ columns: [t.surface, t.channel, t.ts] }),
    index('left_cards_owed').on(t.surface, t.channel).where(sql`${t.stubbedAt} is null and ${t.trouble} is null`),
  ],
);
