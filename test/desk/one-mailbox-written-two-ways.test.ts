import { readFileSync } from 'node:fs';
import { asc, sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { alarms } from '../../db/alarms.ts';
import { doorbells } from '../../db/doorbells.ts';
import { mailboxChecks } from '../../db/mailbox-checks.ts';
import { mailboxState } from '../../db/mailbox-state.ts';
import { messages } from '../../db/messages.ts';
import { type OpenedDatabase, openFreshDatabase } from '../support/database.ts';

let database: OpenedDatabase;
beforeEach(async () => {
  database = await openFreshDatabase();
});
afterEach(() => database.close());

const OURS = 'casework@regulator.example';
const CAPITAL = 'Casework@regulator.example';
const day = (date: number) => new Date(Date.UTC(2024, 2, date));

/** What an upgrade does to rows that a desk wrote while it took each spelling for a mailbox of its own. */
async function upgrade() {
  const file = new URL('../../db/migrations/0037_one-mailbox-however-it-is-written.sql', import.meta.url);
  for (const statement of readFileSync(file, 'utf8').split('--> statement-breakpoint')) {
    await database.db.execute(sql.raw(statement));
  }
}

type Written = Partial<typeof messages.$inferInsert> & { state: string };

const write = async (mailbox: string, mailboxId: string, more: Written) =>
  void (await database.db.insert(messages).values({ mailbox, mailboxId, receivedAt: day(12), ...more }));

test('a mail of a mailbox that is written in one way only keeps what it is', async () => {
  await write(CAPITAL, 'one', { state: 'listed' });
  await write('DPO@regulator.example', 'one', { state: 'held', why: 'It says nothing' });
  await write('dpo@regulator.example', 'ONE', { state: 'kept' });
  await upgrade();
  expect(await database.db.select().from(messages).orderBy(asc(messages.mailbox), asc(messages.state))).toMatchObject([
    { mailbox: OURS, mailboxId: 'one', state: 'listed', goneAt: null },
    { mailbox: 'dpo@regulator.example', mailboxId: 'one', state: 'held', why: 'It says nothing', goneAt: null },
    { mailbox: 'dpo@regulator.example', mailboxId: 'ONE', state: 'kept', goneAt: null },
  ]);
});

const filed = { state: 'filed' };
const COPY = 'A second copy of a mail that is already here';
const read = { reading: {}, rawSha256: 'a' };

test.for<[string, Written, Written, string]>([
  ['on its case, and listed anew', filed, { state: 'listed' }, 'kept'],
  ['on its case, and beside it as a copy', filed, { state: 'filed', why: COPY }, 'filed'],
  ['on its case, and waiting', filed, { state: 'held', ...read }, 'kept'],
  ['put aside by an officer, and waiting', { state: 'kept', settledBy: 'o1' }, { state: 'held', ...read }, 'kept'],
  ['waiting, and kept as a copy of that', { state: 'held', ...read }, { state: 'kept', why: COPY, ...read }, 'kept'],
  ['waiting, and listed anew', { state: 'held', ...read }, { state: 'listed' }, 'kept'],
  ['listed, and given up on', { state: 'listed' }, { state: 'held' }, 'kept'],
  ['listed, and taken for older than the desk', { state: 'listed' }, { state: 'kept', why: 'It was old' }, 'kept'],
  ['given up on, and taken for older than the desk', { state: 'held' }, { state: 'kept', why: 'It was old' }, 'kept'],
])('of a mail that is there twice the row that is further is the mail: %s', async ([, further, other, becomes]) => {
  for (const [which, capital, ours] of [
    ['capital', further, other],
    ['ours', other, further],
  ] as const) {
    await write(CAPITAL, which, { ...capital, subject: capital === further ? 'further' : null });
    await write(OURS, which, { ...ours, subject: ours === further ? 'further' : null });
  }
  await upgrade();
  const rows = await database.db.select().from(messages).orderBy(asc(messages.mailboxId));
  const mail = { mailbox: OURS, state: further.state, subject: 'further', goneAt: null };
  // The other is where nothing looks for it any more, and what names it finds it still.
  const copy = { mailbox: OURS, state: becomes, subject: null, goneAt: expect.any(Date) };
  expect(rows).toMatchObject([
    { mailboxId: 'capital', ...mail },
    { mailboxId: 'capital 2', ...copy },
    { mailboxId: 'ours', ...mail },
    { mailboxId: 'ours 2', ...copy },
  ]);
});

test('a mailbox is read on from where it was last read to the end', async () => {
  await database.db.insert(mailboxState).values([
    { mailbox: OURS, begunAt: day(10), cursor: 'new', polledAt: day(12), sentCursor: 'half', sentPolledAt: null },
    { mailbox: CAPITAL, begunAt: day(1), cursor: 'old', polledAt: day(9), sentCursor: 'sent', sentPolledAt: day(9) },
    { mailbox: 'DPO@regulator.example', begunAt: day(2), cursor: 'its own' },
  ]);
  await upgrade();
  expect(await database.db.select().from(mailboxState).orderBy(mailboxState.mailbox)).toMatchObject([
    { mailbox: OURS, begunAt: day(1), cursor: 'new', polledAt: day(12), sentCursor: 'sent', sentPolledAt: day(9) },
    {
      mailbox: 'dpo@regulator.example',
      begunAt: day(2),
      cursor: 'its own',
      polledAt: null,
      sentCursor: null,
      sentPolledAt: null,
    },
  ]);
});

test('of the checks, bells and alarms of both names one of each is left', async () => {
  const check = { slot: 'first 2024-03-10', days: 35, startedAt: day(10) };
  await database.db.insert(mailboxChecks).values([
    { ...check, mailbox: OURS },
    { ...check, mailbox: CAPITAL, checked: 7, finishedAt: day(10) },
    { ...check, mailbox: CAPITAL, slot: 'nightly 2024-03-11' },
  ]);
  const bell = { secret: 's', door: 'https://desk.example', nextAt: day(12) };
  await database.db.insert(doorbells).values([
    { ...bell, mailbox: OURS, trouble: 'refused' },
    { ...bell, mailbox: CAPITAL, subscription: 'hangs', until: day(13) },
  ]);
  const others = ['ending Certificate of Teams', 'letters Jordan@northgate.example 2024-03-12'];
  const keys = [`silent ${OURS}`, `silent ${CAPITAL}`, `stuck ${CAPITAL}`, ...others];
  await database.db.insert(alarms).values(keys.map((key) => ({ key, raisedAt: day(12) })));
  await upgrade();
  expect(await database.db.select().from(mailboxChecks).orderBy(mailboxChecks.slot)).toMatchObject([
    { mailbox: OURS, slot: 'first 2024-03-10', checked: 7, finishedAt: day(10) },
    { mailbox: OURS, slot: 'nightly 2024-03-11' },
  ]);
  expect(await database.db.select().from(doorbells)).toMatchObject([{ mailbox: OURS, subscription: 'hangs' }]);
  const left = await database.db.select({ key: alarms.key }).from(alarms);
  expect(left.map(({ key }) => key).sort()).toEqual([...others, `silent ${OURS}`, `stuck ${OURS}`].sort());
});
