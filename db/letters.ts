import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { cases } from './cases.ts';
import { messages } from './messages.ts';
import { when } from './when.ts';

/** Every letter and where it is on its way. Moved only by compare-and-set on state. */
export const letters = pgTable(
  'letters',
  {
    id: uuid().primaryKey(),
    /** Null for an answer to a mail that belongs to no case. */
    reference: text().references(() => cases.reference),
    /** The mail that it answers by itself, outside any case. */
    message: uuid().references(() => messages.id),
    kind: text().notNull(),
    state: text().notNull(),
    by: text().notNull(),
    toName: text(),
    toAddress: text().notNull(),
    subject: text().notNull(),
    text: text().notNull(),
    html: text().notNull(),
    sha256: text().notNull(),
    /** What its officer made of its parts, so that they may be written in again; null of one without, and of older ones. */
    written: jsonb(),
    /** The mail it answers, by its id in the mailbox. */
    repliesTo: text(),
    /** Wall time: the undo minute is transport, not office time. */
    sendAfter: when().notNull(),
    draftId: text(),
    internetMessageId: text(),
    submittedAt: when(),
    acceptedAt: when(),
    /** Wall time: when an officer had looked and sent it again; null once it was asked to leave since. */
    sentAgainAt: when(),
    /** Office time, as the mailbox reports it. */
    sentAt: when(),
    attempts: integer().notNull().default(0),
    /** Wall time: until when the mailbox is not asked about it again. */
    restsUntil: when(),
    trouble: text(),
    /** Wall time: when nothing of it was left in Drafts. */
    tidiedAt: when(),
    practice: boolean().notNull(),
  },
  (t) => [
    index('letters_reference').on(t.reference),
    index('letters_internet_id').on(t.internetMessageId),
    index('letters_moving').on(t.sendAfter).where(sql`${t.state} in ('queued', 'submitting', 'accepted')`),
    index('letters_untidy')
      .on(t.sendAfter)
      .where(sql`${t.state} in ('sent', 'withdrawn', 'bounced') and ${t.tidiedAt} is null`),
    // One answer a mail; one that was withdrawn or came back may be written anew.
    uniqueIndex('letters_answer').on(t.message).where(sql`${t.state} not in ('withdrawn', 'bounced')`),
    check('letters_of', sql`${t.reference} is not null or ${t.message} is not null`),
    check(
      'letters_state',
      sql`${t.state} in ('queued', 'submitting', 'accepted', 'sent', 'withdrawn', 'bounced', 'needs-person')`,
    ),
  ],
);
