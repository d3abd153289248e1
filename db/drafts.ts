import { jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { cases } from './cases.ts';
import { letters } from './letters.ts';
import { when } from './when.ts';

/** What an officer has written of a letter that has not left: no part of any history, and gone with the letter. */
export const drafts = pgTable(
  'drafts',
  {
    reference: text()
      .notNull()
      .references(() => cases.reference),
    /**
     * The letter that it becomes, by its kind and what it began with: "letter", "letter: remind". Each is written in
     * forms of its own, one after the other.
     */
    letter: text().notNull(),
    form: text().notNull(),
    by: text().notNull(),
    /** By field id. */
    answers: jsonb().notNull(),
    /** Other ids of the form; a draft fits only a form that carries the same. */
    ids: jsonb().notNull(),
    /** Office time. */
    savedAt: when().notNull(),
    /** The letter that these words are leaving with; null while they are still being written. */
    leavesWith: uuid().references(() => letters.id),
  },
  (t) => [primaryKey({ columns: [t.reference, t.letter, t.form, t.by] })],
);
