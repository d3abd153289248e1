import { jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { when } from './when.ts';

/** Forms that lie open, for platforms that send back only what was typed. A day later they are gone. Wall time. */
export const openForms = pgTable('open_forms', {
  id: uuid().primaryKey().defaultRandom(),
  /** Who has it open, by their id on the platform. */
  by: text().notNull(),
  /** As it was drawn; emptied once it is answered. */
  form: jsonb().notNull(),
  /** What was typed in parts of it that are turned over, by field id. */
  typed: jsonb().notNull(),
  /** What was said when it was answered. */
  answered: text(),
  openedAt: when().notNull(),
});
