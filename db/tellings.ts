import { sql } from 'drizzle-orm';
import { boolean, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { when } from './when.ts';

/** Messages to one officer, or to the ops channel: told at most once. 'telling' after a crash stays told. */
export const tellings = pgTable(
  'tellings',
  {
    id: uuid().primaryKey().defaultRandom(),
    surface: text().notNull(),
    /** A user or channel id of that surface. */
    recipient: text().notNull(),
    message: jsonb().notNull(),
    state: text().notNull().default('owed'),
    askedAt: when().notNull(),
    trouble: text(),
    /** Told in the place of somebody who could not be told: nobody else hears of it when this fails as well. */
    handedOn: boolean().notNull().default(false),
  },
  (t) => [index('tellings_owed').on(t.askedAt).where(sql`${t.state} = 'owed'`)],
);
