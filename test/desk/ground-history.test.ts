import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase } from '../support/database.ts';

let fresh: Awaited<ReturnType<typeof freshDatabase>>;
let sql: postgres.Sql;
beforeAll(async () => {
  fresh = await freshDatabase();
  sql = postgres(fresh.url, { max: 1, onnotice: () => {} });
});
afterAll(async () => {
  await sql.end();
  await fresh.drop();
});

const at = new Date('2019-12-23T11:12:00Z');

test.for([
  { table: 'case_events', how: 'updated', statement: "update case_events set body = '{}'" },
  { table: 'case_events', how: 'deleted', statement: 'delete from case_events' },
  { table: 'case_events', how: 'emptied', statement: 'truncate case_events' },
  { table: 'case_events', how: 'emptied with its case', statement: 'truncate cases cascade' },
  { table: 'checkpoints', how: 'emptied', statement: 'truncate checkpoints' },
])('$table cannot be $how', async ({ statement }) => {
  await sql`
    insert into cases (reference, version, hash, status, urgent, reported_at, received_at, promise_due_at, unread)
    values ('IC-1-AAAA', 1, 'h', 'new', false, ${at}, ${at}, ${at}, 0) on conflict do nothing`;
  await sql`
    insert into case_events (reference, version, type, body, at, by, cause, cause_part, hash)
    values ('IC-1-AAAA', 1, 'opened', '{"kept":true}', ${at}, 'mail', 'mail:1', 0, 'h') on conflict do nothing`;
  await expect(sql.unsafe(statement)).rejects.toThrow('The history of a case is never changed');
  const [row] = await sql`select body from case_events`;
  expect(row?.['body']).toBe('{"kept":true}');
});

test('each journey has a database that nobody else writes to', async () => {
  const other = await freshDatabase();
  const beside = postgres(other.url, { max: 1 });
  const [row] = await beside`select count(*)::int as cases from cases`;
  await beside.end();
  await other.drop();
  expect(row?.['cases']).toBe(0);
});
