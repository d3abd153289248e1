import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cases } from '../../db/cases.ts';
import { messages } from '../../db/messages.ts';
import type { Desk } from '../../src/desk/desk.ts';
import { inOneBreath } from '../../src/desk/one-breath.ts';
import { placeMail } from '../../src/desk/receive-mail.ts';
import { bareDesk } from '../support/bare-desk.ts';
import { type OpenedDatabase, openFreshDatabase } from '../support/database.ts';
import { readingOf } from '../support/reading.ts';

const now = new Date('2024-03-15T09:00:00Z');
let database: OpenedDatabase;
let desk: Desk;

beforeAll(async () => {
  database = await openFreshDatabase();
  desk = bareDesk(database.db, () => now);
  await database.db.execute(sql`create table said (word text primary key)`);
});
afterAll(() => database.close());

describe('statements that are sent in one breath', () => {
  test('run in their order, and one sees what those before it wrote', async () => {
    const words = () => sql<{ all: string }>`select string_agg(word, ' ' order by word) as all from said`;
    const answers = await database.db.transaction((tx) =>
      inOneBreath(
        tx.execute(sql`insert into said values ('ask')`),
        tx.execute(words()),
        tx.execute(sql`insert into said values ('decide')`),
        tx.execute(words()),
        tx.execute(sql`delete from said`),
        tx.execute(words()),
      ),
    );
    const seen = answers.flatMap((rows) => [...rows].map((row) => row['all']));
    expect(seen).toEqual(['ask', 'ask decide', null]);
  });

  test('are undone together when one fails, and none after it runs', async () => {
    const written = database.db.transaction((tx) =>
      inOneBreath(
        tx.execute(sql`insert into said values ('ask')`),
        tx.execute(sql`insert into said values ('ask')`),
        tx.execute(sql`insert into said values ('decide')`),
      ),
    );
    await expect(written).rejects.toMatchObject({ cause: { code: '23505' } });
    expect(await database.db.execute(sql`select * from said`)).toHaveLength(0);
  });
});

test('two copies of one report that are placed in the same moment are one case', async () => {
  const report = readingOf({ classification: 'initial_report' });
  for (let pair = 0; pair < 20; pair++) {
    const copies = ['casework', 'icocasework'].map((name) => ({
      mailbox: `${name}@regulator.example`,
      mailboxId: `m${pair}`,
      internetMessageId: `<${pair}@northvale.example>`,
      receivedAt: now,
      state: 'listed',
    }));
    const rows = await database.db.insert(messages).values(copies).returning();
    await Promise.all(rows.map((row) => placeMail(desk, row, report, `raw ${pair}`)));
    expect(await database.db.$count(cases), `${pair} pairs before`).toBe(pair + 1);
  }
});
