import { pgTable, text } from 'drizzle-orm/pg-core';
import { when } from './when.ts';

/** How far a mailbox has been read. */
export const mailboxState = pgTable('mailbox_state', {
  mailbox: text().primaryKey(),
  /** Wall time at which the desk first read of it; what other folders held by then was dealt with without the desk. */
  begunAt: when().notNull(),
  cursor: text(),
  /** Wall time of the last poll that reached the end. */
  polledAt: when(),
  /** The same for Sent Items. */
  sentCursor: text(),
  sentPolledAt: when(),
  /** Wall time at which the first round through Sent Items, which may take hours, last came to a mail new to the desk. */
  sentAdvancedAt: when(),
});
