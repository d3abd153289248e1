import { pgTable, text } from 'drizzle-orm/pg-core';
import { when } from './when.ts';

/** Where a mailbox has been asked to knock when something comes; shared by all replicas. Wall time. */
export const doorbells = pgTable('doorbells', {
  mailbox: text().primaryKey(),
  /** Its name at the mailbox; null while there is none. */
  subscription: text().unique(),
  /** Comes back with every knock, so that a stranger's is known. */
  secret: text().notNull(),
  /** The address of the desk that it was given. */
  door: text().notNull(),
  until: when(),
  /** When it is to be seen to next: at half its life, or soon after trouble. */
  nextAt: when().notNull(),
  trouble: text(),
});
