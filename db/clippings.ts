import { pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { when } from './when.ts';

/** A message of a chat that an officer is about to attach to a case; no part of any history, and gone within a day. */
export const clippings = pgTable('clippings', {
  id: uuid().primaryKey().defaultRandom(),
  by: text().notNull(),
  words: text().notNull(),
  /** Who wrote it, when and where. */
  source: text().notNull(),
  /** The case that it seems to be about. */
  suggested: text(),
  /** Office time. */
  keptAt: when().notNull(),
});
