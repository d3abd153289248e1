import { afterEach, beforeEach, expect, test } from 'vitest';
import { messages } from '../../db/messages.ts';
import { readConfig } from '../../src/config.ts';
import type { Desk } from '../../src/desk/desk.ts';
import { sweepFolders, takeStock } from '../../src/desk/sweep-folders.ts';
import { readiness } from '../../src/readiness.ts';
import { bareDesk } from '../support/bare-desk.ts';
import { type OpenedDatabase, openFreshDatabase } from '../support/database.ts';
import { fakeMailbox } from '../support/fake-mailbox.ts';
import { pollMailboxes } from '../support/poll-mailboxes.ts';

let database: OpenedDatabase;
let desk: Desk;
let now: Date;

beforeEach(async () => {
  database = await openFreshDatabase();
  now = new Date('2024-03-12T03:15:00Z');
  const mailbox = fakeMailbox(() => now);
  desk = { ...bareDesk(database.db, () => now), mailbox };
});
afterEach(() => database.close());

const at = (time: string) => {
  now = new Date(time);
};
const parts = async () => (await readiness({ desk, chats: [] }, readConfig({}))).parts;

async function takeFirstStock() {
  await pollMailboxes(desk);
  await takeStock(desk, desk.mailbox);
}

test('a desk whose mail was read and checked is well in every part', async () => {
  await takeFirstStock();
  expect(await parts()).toEqual({ database: 'ok', mailbox: 'ok', ledger: 'ok', chat: 'ok' });
});

test('a mailbox that was never checked against the ledger is named, beside one that was', async () => {
  await pollMailboxes(desk);
  expect(await parts()).toMatchObject({ ledger: 'never checked: casework@regulator.example' });
  await takeFirstStock();
  desk = { ...desk, alsoRead: [{ ...desk.mailbox, address: 'hr@regulator.example' }] };
  expect(await parts()).toMatchObject({ ledger: 'never checked: hr@regulator.example' });
});

test('nights in which the ledger was not checked are said, until it is checked again', async () => {
  await takeFirstStock();
  at('2024-03-13T07:15:00Z');
  expect(await parts()).toMatchObject({ ledger: 'ok' });
  at('2024-03-13T07:16:00Z');
  expect(await parts()).toMatchObject({ ledger: 'not checked for 28 hours: casework@regulator.example' });
  // The hour looks at two days alone.
  await sweepFolders(desk, 'hourly');
  expect(await parts()).toMatchObject({ ledger: 'not checked for 28 hours: casework@regulator.example' });
  await sweepFolders(desk, 'nightly');
  expect(await parts()).toMatchObject({ ledger: 'ok' });
});

test('what was found only by looking back is said for a day, beside a check that was missed', async () => {
  await takeFirstStock();
  const found = { mailbox: desk.mailbox.address, state: 'held', foundBySweep: true, listedAt: now, receivedAt: now };
  await desk.db.insert(messages).values([
    { ...found, mailboxId: 'm1' },
    { ...found, mailboxId: 'm2', folder: 'junk' },
  ]);
  expect(await parts()).toMatchObject({ ledger: '1 mail of the last day found only by looking back' });
  desk = { ...desk, alsoRead: [{ ...desk.mailbox, address: 'hr@regulator.example' }] };
  expect(await parts()).toMatchObject({
    ledger: 'never checked: hr@regulator.example; 1 mail of the last day found only by looking back',
  });
  at('2024-03-13T03:16:00Z');
  desk = { ...desk, alsoRead: [] };
  expect(await parts()).toMatchObject({ ledger: 'ok' });
});
