import { boolean, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { cases } from './cases.ts';
import { when } from './when.ts';

/** Every reminder whose time came, told or passed over: evidence, and the reason none is told twice. */
export const reminders = pgTable(
  'reminders',
  {
    reference: text()
      .notNull()
      .references(() => cases.reference),
    commitment: text().notNull(),
    kind: text().notNull(),
    /** Office time at which it was due to be told. */
    at: when().notNull(),
    dueAt: when().notNull(),
    told: boolean().notNull(),
    toldAt: when().notNull(),
    recipients: text().array().notNull(),
  },
  (t) => [primaryKey({ columns: [t.reference, t.commitment, t.kind, t.at] })],
);
