import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { cases } from './cases.ts';
import { when } from './when.ts';

/** Lines owed to the thread under a card, in order. */
export const notes = pgTable(
  'notes',
  {
    reference: text()
      .notNull()
      .references(() => cases.reference),
    version: integer().notNull(),
    seq: integer().notNull(),
    surface: text().notNull(),
    message: jsonb().notNull(),
    /** Wall time: lines of one case that come close together are posted as one. */
    owedAt: when().notNull().defaultNow(),
    postedAt: when(),
    trouble: text(),
  },
  (t) => [
    primaryKey({ columns: [t.reference, t.version, t.seq, t.surface] }),
    index('notes_owed')
      .on(t.surface, t.reference, t.version, t.seq)
      .where(sql`${t.postedAt} is null and ${t.trouble} is null`),
  ],
);
