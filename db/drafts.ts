import { jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { cases } from './cases.ts';
import { when } from './when.ts';

/** What an officer has written of a letter that has not left: no part of any history, and gone with the letter. */
export const drafts = pgTable(
  'drafts',
  {
    reference: text()
      .notNull()
      .references(() => cases.reference),
    form: text().notNull(),
    by: text().notNull(),
    /** By field id. */
    answers: jsonb().notNull(),
    /** Other ids of the form; a draft fits only a form that carries the same. */
    ids: jsonb().notNull(),
    /** Office time. */
    savedAt: when().notNull(),
  },
  (t) => [primaryKey({ columns: [t.reference, t.form, t.by] })],
);
