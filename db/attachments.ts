import { bigint, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { messages } from './messages.ts';

/** What was attached to a mail, by name and hash; the bytes stay in the raw mail. */
export const attachments = pgTable(
  'attachments',
  {
    message: uuid()
      .notNull()
      .references(() => messages.id),
    number: integer().notNull(),
    name: text().notNull(),
    contentType: text().notNull(),
    size: bigint({ mode: 'number' }).notNull(),
    sha256: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.message, t.number] })],
);
