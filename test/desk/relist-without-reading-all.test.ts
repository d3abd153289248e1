import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Queryable } from '../../db/database.ts';
import { messages } from '../../db/messages.ts';
import { OUTSIDE } from '../../src/desk/match-outgoing.ts';
import { answersTo, names, relistEarlier } from '../../src/desk/relist-earlier.ts';
import { type OpenedDatabase, openFreshDatabase } from '../support/database.ts';

let connection: OpenedDatabase;

/** Every fifth mail was sent from Outlook outside any case, every fiftieth of those names a reference. */
const kept = (n: number): typeof messages.$inferInsert => ({
  mailbox: 'casework@regulator.example',
  mailboxId: `mail ${n}`,
  receivedAt: new Date('2024-03-12T10:15:00Z'),
  state: 'kept',
  outgoing: n % 5 === 0,
  why: n % 5 === 0 ? OUTSIDE : 'Not ours',
  conversation: [`<${n}@northvale.example>`],
  reading: { references: n % 250 === 0 ? [{ reference: `IC-${n}` }] : [], text: 'Our tenants ask us. '.repeat(20) },
});

beforeAll(async () => {
  connection = await openFreshDatabase();
  for (let n = 0; n < 6000; n += 1000) {
    await connection.db.insert(messages).values(Array.from({ length: 1000 }, (_, i) => kept(n + i)));
  }
  await connection.db.execute(sql`analyze messages`);
});
afterAll(() => connection.close());

/** How many mails this transaction read one after the other, as PostgreSQL counts it. */
async function readInTurn(tx: Queryable) {
  const [row] = await tx.execute<{ mails: string }>(
    sql`select seq_tup_read as mails from pg_stat_xact_user_tables where relname = 'messages'`,
  );
  return Number(row?.mails);
}

const answers = (n: number) => answersTo({ internetMessageId: `<${n}@northvale.example>` });

// Every other mail waits meanwhile. Asked often, because PostgreSQL may choose another way from the sixth time on.
test.for([
  ['a report that comes', (n: number) => [answers(5 * n)], 1],
  ['one under a number given elsewhere', (n: number) => [answers(1005 + 5 * n), names(`IC-${1250 + 250 * n}`)], 2],
  ['cases that are adopted', (n: number) => [names(`IC-${3500 + 250 * n}`), names('IC-none')], 1],
] as const)('the earlier mails of %s are found without reading every mail', async ([, any, count]) => {
  await connection.db.transaction(async (tx) => {
    const before = await readInTurn(tx);
    for (let n = 0; n < 9; n++) expect(await relistEarlier(tx, any(n))).toHaveLength(count);
    expect(await readInTurn(tx)).toBe(before);
  });
});
