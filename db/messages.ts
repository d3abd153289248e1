import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { cases } from './cases.ts';
import { when } from './when.ts';

/** The ledger of every mail seen: where it is, what it is, which case it belongs to or why none. */
export const messages = pgTable(
  'messages',
  {
    id: uuid().primaryKey().defaultRandom(),
    mailbox: text().notNull(),
    /** Its address in the mailbox; may change, is never its identity. */
    mailboxId: text().notNull(),
    internetMessageId: text(),
    /** Where it lay when it was first seen, or seen to be read: inbox, sent, junk, deleted or other. */
    folder: text().notNull().default('inbox'),
    /** Sent from this mailbox: a letter of the desk, or what a colleague wrote in Outlook. */
    outgoing: boolean().notNull().default(false),
    /** The poll told neither of it nor of a copy; looking back over all folders did. */
    foundBySweep: boolean().notNull().default(false),
    /** listed: seen, not yet fetched. filed: on a case. held: waits for a person. kept: belongs to no case, and why. */
    state: text().notNull(),
    why: text(),
    /** The category by which people see in Outlook on which case it is. */
    markedAs: text(),
    reference: text().references(() => cases.reference),
    classification: text(),
    /** What it is about, finer than that; says whom it is put before. */
    kind: text(),
    /** The case it may belong to, for the officer who looks. */
    suggested: text(),
    /** The officer who said what it is, and when. */
    settledBy: text(),
    settledAt: when(),
    receivedAt: when().notNull(),
    sentAt: when(),
    fromAddress: text(),
    fromName: text(),
    subject: text(),
    conversation: text().array().notNull().default(sql`'{}'`),
    rawSha256: text(),
    /** Equal for two copies of one mail, whatever mail systems wrote above them. */
    contentDigest: text(),
    /** Equal for two mails that carry the same answers. */
    reportDigest: text(),
    reading: jsonb(),
    attempts: integer().notNull().default(0),
    /** Wall time: until when its mailbox is not asked for it again. */
    restsUntil: when(),
    /** Wall time at which its reader had to be stopped; the slow one has it since. */
    stoppedAt: when(),
    /** Wall time. */
    listedAt: when().notNull().defaultNow(),
    /** Wall time at which an officer last had it fetched again. */
    fetchedAgainAt: when(),
    goneAt: when(),
  },
  (t) => [
    unique('messages_mailbox_id').on(t.mailbox, t.mailboxId),
    index('messages_internet_id').on(t.internetMessageId),
    index('messages_reference').on(t.reference),
    // Whose mail it is: what a sender is known from, and which mails an answer names.
    index('messages_from').on(t.fromAddress),
    index('messages_conversation').using('gin', t.conversation),
    // What was sent from Outlook outside any case, by the references that it names.
    index('messages_sent_naming')
      .using('gin', sql`(${t.reading} -> 'references') jsonb_path_ops`)
      .where(sql`${t.state} = 'kept' and ${t.outgoing}`),
    index('messages_digest').on(t.reportDigest),
    index('messages_unmarked')
      .on(t.receivedAt)
      .where(sql`${t.state} = 'filed' and not ${t.outgoing} and ${t.markedAs} is distinct from ${t.reference}`),
    index('messages_found').on(t.listedAt).where(sql`${t.foundBySweep}`),
    index('messages_waiting').on(t.state, t.receivedAt).where(sql`${t.state} in ('listed', 'held')`),
    check('messages_folder', sql`${t.folder} in ('inbox', 'sent', 'junk', 'deleted', 'other')`),
    check('messages_state', sql`${t.state} in ('listed', 'filed', 'held', 'kept')`),
  ],
);
