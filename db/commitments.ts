import { sql } from 'drizzle-orm';
import { index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { cases } from './cases.ts';
import { when } from './when.ts';

/** What the office has promised or waits for on a case, with the moment of its next reminder. Office time. A copy. */
export const commitments = pgTable(
  'commitments',
  {
    reference: text()
      .notNull()
      .references(() => cases.reference),
    kind: text().notNull(),
    dueAt: when().notNull(),
    nextReminderAt: when(),
  },
  (t) => [
    primaryKey({ columns: [t.reference, t.kind] }),
    index('commitments_next').on(t.nextReminderAt).where(sql`${t.nextReminderAt} is not null`),
  ],
);
