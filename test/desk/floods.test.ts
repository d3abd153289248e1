import { addDays } from 'date-fns/addDays';
import { addMinutes } from 'date-fns/addMinutes';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { alarms } from '../../db/alarms.ts';
import { messages } from '../../db/messages.ts';
import { tellings } from '../../db/tellings.ts';
import { announceHeld } from '../../src/desk/announce-mail.ts';
import type { Desk } from '../../src/desk/desk.ts';
import { holdAgain } from '../../src/desk/hold-again.ts';
import { bareDesk } from '../support/bare-desk.ts';
import { type OpenedDatabase, openFreshDatabase } from '../support/database.ts';

const start = new Date('2024-03-12T10:15:00Z');
let connection: OpenedDatabase;
let desk: Desk;

beforeAll(async () => {
  connection = await openFreshDatabase();
});
afterAll(() => connection.close());
beforeEach(async () => {
  await connection.db.delete(tellings);
  await connection.db.delete(alarms);
  await connection.db.delete(messages);
  desk = bareDesk(connection.db, () => addMinutes(start, 120));
});

type Mail = { at: Date; from?: string | null; outgoing?: boolean };

/** A mail that came at that time is put before a person now. */
function held({ at, from = 'bot@flood.example', outgoing = false }: Mail, others = async () => {}) {
  const row = { mailbox: 'casework', mailboxId: crypto.randomUUID(), state: 'held', receivedAt: at, outgoing };
  return desk.db.transaction(async (tx) => {
    const [mail] = await tx
      .insert(messages)
      .values({ ...row, fromAddress: from })
      .returning();
    if (!mail) throw new Error('No mail was held');
    await others();
    await announceHeld(desk, tx, mail, { why: 'A machine sent it', quiet: false });
    return mail.id;
  });
}

/** None of them sees that the others are held as well. */
async function heldAtOnce(mails: Mail[]) {
  const all = Promise.withResolvers<void>();
  let there = 0;
  const others = () => {
    if (++there === mails.length) all.resolve();
    return all.promise;
  };
  await Promise.all(mails.map((mail) => held(mail, others)));
}

const minute = (n: number) => addMinutes(start, n);
const told = async () =>
  (await desk.db.select().from(tellings).orderBy(tellings.askedAt)).map(({ message }) =>
    (message as { text: string }).text.includes('were held today') ? 'a flood' : 'a mail',
  );
const floods = async () => (await told()).filter((what) => what === 'a flood').length;
const fiveAndAFlood = [...Array<string>(5).fill('a mail'), 'a flood'].toSorted();

test('a flood is told of also when one of its mails gets its place late', async () => {
  for (const n of [2, 3, 4, 5, 6, 1, 7]) await held({ at: minute(n) });
  expect((await told()).toSorted()).toEqual(fiveAndAFlood);
});

test('and when the newest is read first', async () => {
  for (const n of [9, 8, 7, 6, 5, 4, 3, 2, 1]) await held({ at: minute(n) });
  expect((await told()).toSorted()).toEqual(fiveAndAFlood);
});

test.for([4, 5])('and when several that cannot be read are left to a person at once, after %i', async (before) => {
  for (let n = 0; n < before; n++) await held({ at: minute(n), from: null });
  await heldAtOnce([10, 11, 12].map((n) => ({ at: minute(n), from: null })));
  await held({ at: minute(20), from: null });
  expect(await floods()).toBe(1);
});

test('is of one sender and one day, and what came is not what a colleague sent', async () => {
  const six = async (mail: Partial<Mail>) => {
    for (let n = 0; n < 7; n++) await held({ at: minute(n), ...mail });
  };
  await six({});
  await six({ from: 'other@flood.example' });
  await six({ outgoing: true });
  await six({ from: null });
  expect(await floods()).toBe(4);
  await six({ at: addDays(start, 1) });
  expect(await floods()).toBe(5);
});

test('swallows no news of the answer that one of its mails got before', async () => {
  const answered = await held({ at: minute(0) });
  for (let n = 1; n < 9; n++) await held({ at: minute(n) });
  expect((await told()).toSorted()).toEqual(fiveAndAFlood);
  await desk.db.delete(tellings);
  const why = 'Our answer to it came back: no such address';
  await desk.db.transaction((tx) => holdAgain(desk, tx, answered, why));
  const [news] = await desk.db.select().from(tellings);
  expect(news?.message).toMatchObject({ text: expect.stringContaining('our answer to it came back') });
  await held({ at: minute(10) });
  expect(await told()).toHaveLength(1);
});
