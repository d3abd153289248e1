import { pgTable, text } from 'drizzle-orm/pg-core';
import { cases } from './cases.ts';

/** Free text and persons of the history, named by sha256(salt || text). Disposal empties salt and text; the chain still verifies. */
export const eventTexts = pgTable('event_texts', {
  id: text().primaryKey(),
  reference: text()
    .notNull()
    .references(() => cases.reference),
  salt: text(),
  text: text(),
});
