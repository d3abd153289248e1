import { sql } from 'drizzle-orm';
import { index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { cases } from './cases.ts';
import { officers } from './officers.ts';
import { when } from './when.ts';

/**
 * What one person is to be reminded of, and what they said to it. Office time. kind: that of a reminder, "put-off" for
 * what they asked to hear again, "on-it" for what they took upon them.
 */
export const nudges = pgTable(
  'nudges',
  {
    officer: uuid()
      .notNull()
      .references(() => officers.id),
    reference: text()
      .notNull()
      .references(() => cases.reference),
    commitment: text().notNull(),
    kind: text().notNull(),
    at: when().notNull(),
    dueAt: when().notNull(),
    /** Whose reminder it is: the owner's, the leads', both. It follows the case when its owner changes. */
    audience: text().notNull(),
    /** Not before: the person's hours, their Do Not Disturb, or what they asked for. */
    tellAt: when().notNull(),
    /** owed, told; passed-over: something newer took its place; void: nothing of it was owed any more; said: an answer. */
    state: text().notNull(),
    toldAt: when(),
  },
  (t) => [
    primaryKey({ columns: [t.officer, t.reference, t.commitment, t.kind, t.at] }),
    index('nudges_owed').on(t.tellAt).where(sql`${t.state} = 'owed'`),
    index('nudges_reference').on(t.reference, t.at),
  ],
);
