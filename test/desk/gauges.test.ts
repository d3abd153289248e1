import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Desk } from '../../src/desk/desk.ts';
import { gaugesOf } from '../../src/desk/gauges.ts';
import { takeStock } from '../../src/desk/sweep-folders.ts';
import { bareDesk } from '../support/bare-desk.ts';
import { type OpenedDatabase, openFreshDatabase } from '../support/database.ts';
import { fakeMailbox } from '../support/fake-mailbox.ts';
import { pollMailbox } from '../support/poll-mailboxes.ts';

let database: OpenedDatabase;
let desk: Desk;
let now: Date;

beforeEach(async () => {
  database = await openFreshDatabase();
  now = new Date('2024-03-12T10:15:00Z');
  const mailbox = fakeMailbox(() => now);
  desk = {
    ...bareDesk(database.db, () => now),
    mailbox,
    alsoRead: [{ ...mailbox, address: 'hr@regulator.example' }],
  };
});
afterEach(() => database.close());

const gauges = gaugesOf(() => desk);
const pass = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000);
};
const read = async () => {
  for (const mailbox of [desk.mailbox, ...desk.alsoRead]) await pollMailbox(desk, mailbox);
};

test('the seconds since the last poll are those of the mailbox that has been silent for longest', async () => {
  await read();
  pass(20);
  await pollMailbox(desk, desk.mailbox);
  pass(1);
  expect(await gauges.secondsSincePoll()).toBe(21 * 60);
  await read();
  expect(await gauges.secondsSincePoll()).toBe(0);
});

test('a mailbox that was never read counts from the start of the desk, also beside one that is', async () => {
  pass(16);
  await pollMailbox(desk, desk.mailbox);
  expect(await gauges.secondsSincePoll()).toBe(16 * 60);
});

test('the seconds since the ledger was checked are those of the mailbox whose last check is longest ago', async () => {
  await read();
  pass(10);
  for (const mailbox of [desk.mailbox, ...desk.alsoRead]) await takeStock(desk, mailbox);
  pass(60);
  expect(await gauges.secondsSinceLedgerCheck()).toBe(3_600);
  // One that never was counts from when it was first read, also by a desk before this one.
  desk = { ...desk, alsoRead: [{ ...desk.mailbox, address: 'dpo@regulator.example' }] };
  expect(await gauges.secondsSinceLedgerCheck()).toBe(70 * 60);
});

test('a desk that starts or stops has no numbers', async () => {
  expect(await gaugesOf(() => null).secondsSincePoll()).toBeNull();
});
