import { boolean, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** The people who work cases. The history knows them by id only. */
export const officers = pgTable('officers', {
  id: uuid().primaryKey().defaultRandom(),
  slackUserId: text().unique(),
  name: text().notNull(),
  title: text(),
  telephone: text(),
  initials: text(),
  lead: boolean().notNull(),
  seenAt: timestamp({ withTimezone: true, mode: 'date' }).notNull(),
});
