import { sql } from 'drizzle-orm';
import { boolean, index, integer, pgSequence, pgTable, text } from 'drizzle-orm/pg-core';
import { when } from './when.ts';

/** Where new references take their number from; started once from policy. */
export const caseNumbers = pgSequence('case_numbers', { startWith: 1 });

/**
 * A copy of what replay() says, for lists. Made anew from case_events and event_texts whenever a desk starts with other
 * rules, another calendar or another version than the copies were made by (copies.ts).
 */
export const cases = pgTable(
  'cases',
  {
    reference: text().primaryKey(),
    version: integer().notNull(),
    hash: text().notNull(),
    status: text().notNull(),
    owner: text(),
    organisation: text(),
    contactAddress: text(),
    /** Others who were confirmed: their mail is the case's. Letters go to the contact alone. */
    correspondents: text().array().notNull().default(sql`'{}'`),
    /** Only named officers may open it: it is found by its reference alone. */
    restricted: boolean().notNull().default(false),
    urgent: boolean().notNull(),
    incidentType: text(),
    /** The next duty: reply, answer, read, decide; none once closed. */
    duty: text(),
    dueAt: when(),
    reportedAt: when().notNull(),
    receivedAt: when().notNull(),
    promiseDueAt: when().notNull(),
    promiseKeptAt: when(),
    /** A letter, or "no reply needed": then nobody was answered. */
    promiseKeptBy: text().$type<'letter' | 'no-reply-needed'>(),
    outcome: text(),
    closedAt: when(),
    unread: integer().notNull(),
  },
  (t) => [
    index('cases_open_due').on(t.dueAt, t.reference).where(sql`${t.status} not in ('closed', 'referred')`),
    index('cases_open_owner').on(t.owner, t.dueAt).where(sql`${t.status} not in ('closed', 'referred')`),
    index('cases_unanswered')
      .on(t.promiseDueAt)
      .where(sql`${t.status} not in ('closed', 'referred') and ${t.promiseKeptAt} is null`),
    index('cases_contact').on(t.contactAddress),
    index('cases_correspondents').using('gin', t.correspondents),
    // Statistics ask for a stretch of days at a time.
    index('cases_reported').on(t.reportedAt),
    index('cases_promise').on(t.promiseDueAt),
    index('cases_closed').on(t.closedAt),
  ],
);
