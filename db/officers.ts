import { boolean, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { when } from './when.ts';

/** The people who work cases. The history knows them by id only. */
export const officers = pgTable('officers', {
  id: uuid().primaryKey().defaultRandom(),
  slackUserId: text().unique(),
  /** Their object id in Entra. */
  teamsUserId: text().unique(),
  /** Where they were last seen, which is where they are told things. */
  seenOn: text(),
  name: text().notNull(),
  title: text(),
  telephone: text(),
  initials: text(),
  lead: boolean().notNull(),
  /** When they are reminded: HH:MM to HH:MM on these weekdays, 1 Monday to 7 Sunday; null: as the office works. */
  opens: text(),
  closes: text(),
  workingWeekdays: integer().array(),
  /** What their Home shows: "late/2" for the second page of what is late; null: their own work. */
  homeView: text(),
  seenAt: when().notNull(),
});
