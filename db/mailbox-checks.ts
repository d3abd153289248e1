import { index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { when } from './when.ts';

/** Each time that a whole mailbox was held against the ledger. Unfinished when the desk stopped in between. */
export const mailboxChecks = pgTable(
  'mailbox_checks',
  {
    id: uuid().primaryKey().defaultRandom(),
    mailbox: text().notNull(),
    /** What a replica claims by writing it first: an hour, or a night. */
    slot: text().notNull(),
    days: integer().notNull(),
    /** Mails of those days, and those of them that the ledger did not know. */
    checked: integer().notNull().default(0),
    found: integer().notNull().default(0),
    /** Wall time. */
    startedAt: when().notNull(),
    finishedAt: when(),
  },
  (t) => [
    unique('mailbox_checks_slot').on(t.mailbox, t.slot),
    index('mailbox_checks_finished').on(t.mailbox, t.finishedAt),
  ],
);
