import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { messages } from '../../db/messages.ts';
import type { Desk, Work } from '../../src/desk/desk.ts';
import type { OpenMail } from '../../src/desk/mail-reader.ts';
import { receiveMail } from '../../src/desk/receive-mail.ts';
import { receiveSlowly } from '../../src/desk/receive-slowly.ts';
import { sweep } from '../../src/desk/sweep.ts';
import { unreadable } from '../../src/mail/reading/manual-reading.ts';
import { readMail } from '../../src/mail/reading/read-mail.ts';
import { allBytes } from '../support/all-bytes.ts';
import { bareDesk } from '../support/bare-desk.ts';
import { type OpenedDatabase, openFreshDatabase } from '../support/database.ts';
import { emlOf } from '../support/eml.ts';
import { fakeMailbox } from '../support/fake-mailbox.ts';

const office = { mailbox: 'casework@regulator.example', zone: 'Europe/London', prefix: 'IC' };
const start = new Date('2024-03-12T10:15:00Z');
const hostile = emlOf({ headers: { Subject: 'HOSTILE' }, text: 'Our breach report.' });
const ordinary = emlOf({ text: 'How long does it take until we hear from you?' });

let connection: OpenedDatabase;
let desk: Desk;
let rung: Work[];
let wall: Date;
const inbox = new Map<string, Uint8Array>();

beforeAll(async () => {
  connection = await openFreshDatabase();
});
afterAll(() => connection.close());
beforeEach(async () => {
  await connection.db.delete(messages);
  rung = [];
  wall = start;
  desk = {
    ...bareDesk(connection.db, () => wall),
    mailbox: fakeMailbox(
      () => wall,
      (id) => inbox.get(id),
    ),
    reader: { version: 'a slow reader', read, readSlowly, stop: async () => {} },
    bell: { ring: async (work) => void rung.push(...[work].flat()) },
  };
});

/** Stopped over a mail that says so, both times. */
async function read(open: OpenMail) {
  const raw = await allBytes(open());
  return raw.includes('HOSTILE') ? null : readMail(raw, office);
}

async function readSlowly(open: OpenMail) {
  return (await read(open)) ?? unreadable('its reader was stopped twice');
}

async function arrives(raw: Uint8Array): Promise<string> {
  const mailboxId = crypto.randomUUID();
  inbox.set(mailboxId, raw);
  const mail = { mailbox: office.mailbox, mailboxId, receivedAt: start, listedAt: start, state: 'listed' };
  const [row] = await desk.db.insert(messages).values(mail).returning({ id: messages.id });
  return row?.id ?? '';
}

async function stateOf(id: string) {
  const [row] = await desk.db.select().from(messages).where(eq(messages.id, id));
  return row?.state;
}

test('a mail over which its reader was stopped is left to the slow one, and the next is read at once', async () => {
  const [bad, good] = [await arrives(hostile), await arrives(ordinary)];
  await receiveMail(desk, bad);
  await receiveMail(desk, good);
  expect(rung.filter(({ queue }) => queue === 'slow-mails')).toEqual([{ queue: 'slow-mails', id: bad }]);
  expect([await stateOf(bad), await stateOf(good)]).toEqual(['listed', 'filed']);

  await receiveSlowly(desk, bad);
  expect(await stateOf(bad)).toBe('filed');
});

test('it is not read by an ordinary reader again, however often it is rung for', async () => {
  const bad = await arrives(hostile);
  await receiveMail(desk, bad);
  desk.reader.read = () => Promise.reject(new Error('read again'));
  await receiveMail(desk, bad);
  await receiveSlowly(desk, bad);
  await receiveSlowly(desk, bad);
  expect(await stateOf(bad)).toBe('filed');
});

test('one that the slow reader never got to is rung for again after ten minutes', async () => {
  const bad = await arrives(hostile);
  await receiveMail(desk, bad);
  rung = [];
  wall = new Date(start.getTime() + 9 * 60_000);
  await sweep(desk);
  expect(rung.filter(({ id }) => id === bad)).toEqual([]);
  wall = new Date(start.getTime() + 11 * 60_000);
  await sweep(desk);
  expect(rung.filter(({ id }) => id === bad)).toEqual([{ queue: 'slow-mails', id: bad }]);
});

test('mails that are read side by side get their places in the order in which they came', async () => {
  const [first, second] = [await arrives(ordinary), await arrives(ordinary)];
  const turn = Promise.withResolvers<void>();
  const later = receiveMail(desk, second, turn.promise);
  await receiveMail(desk, first);
  expect([await stateOf(first), await stateOf(second)]).toEqual(['filed', 'listed']);
  turn.resolve();
  await later;
  expect(await stateOf(second)).toBe('filed');
});
