import { sql } from 'drizzle-orm';
import { boolean, check, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { when } from './when.ts';

/** The people who work cases. The history knows them by id only. */
export const officers = pgTable(
  'officers',
  {
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
    /** What each chat last let them be, lead or officer; null for whoever may not work cases there, or no more. */
    slackRole: text(),
    teamsRole: text(),
    /** In one chat or the other. */
    worksCases: boolean().notNull().generatedAlwaysAs(sql`coalesce(slack_role, teams_role) is not null`),
    lead: boolean()
      .notNull()
      .generatedAlwaysAs(sql`coalesce(slack_role = 'lead', false) or coalesce(teams_role = 'lead', false)`),
    /** When they are reminded: HH:MM to HH:MM on these weekdays, 1 Monday to 7 Sunday; null: as the office works. */
    opens: text(),
    closes: text(),
    workingWeekdays: integer().array(),
    /** What their Home shows: "late/2" for the second page of what is late; null: their own work. */
    homeView: text(),
    seenAt: when().notNull(),
  },
  (t) => [
    check('officers_slack_role', sql`${t.slackRole} in ('lead', 'officer')`),
    check('officers_teams_role', sql`${t.teamsRole} in ('lead', 'officer')`),
  ],
);
