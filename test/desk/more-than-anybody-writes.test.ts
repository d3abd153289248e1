import { randomBytes } from 'node:crypto';
import { asc } from 'drizzle-orm';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { cases } from '../../db/cases.ts';
import { messages } from '../../db/messages.ts';
import { makeReference, neighbours } from '../../src/case/reference.ts';
import type { Desk } from '../../src/desk/desk.ts';
import { receiveMail } from '../../src/desk/receive-mail.ts';
import { sweepFolders, takeStock } from '../../src/desk/sweep-folders.ts';
import { startReaderPool } from '../../src/mail/reading/reader-pool.ts';
import { type Office, openOffice, rawMail } from '../contracts/mailbox-office.ts';
import { bareDesk } from '../support/bare-desk.ts';
import { type OpenedDatabase, openFreshDatabase } from '../support/database.ts';
import { fixtureMail } from '../support/fixture-mail.ts';
import { pollMailboxes } from '../support/poll-mailboxes.ts';

let database: OpenedDatabase;
let office: Office;
let desk: Desk;
const reader = startReaderPool({ mailbox: 'casework@regulator.example', zone: 'Europe/London', prefix: 'IC' });

afterAll(() => reader.stop());
beforeEach(async () => {
  database = await openFreshDatabase();
  office = await openOffice();
  desk = { ...bareDesk(database.db, () => new Date()), mailbox: office.mailbox, reader };
});
afterEach(async () => {
  await office.close();
  await database.close();
});

const ledger = () => desk.db.select().from(messages).orderBy(asc(messages.receivedAt), asc(messages.subject));

/** They come within a second of each other. */
const mailCalled = async (subject: string) => (await ledger()).find((mail) => mail.subject === subject);

async function readAll() {
  for (const { id, state } of await ledger()) if (state === 'listed') await receiveMail(desk, id);
}

async function receiveAll() {
  await pollMailboxes(desk);
  await readAll();
}

/** Letters and digits that no compression shortens. */
const noise = (length: number) => randomBytes(length).toString('hex').slice(0, length);

/** Characters that take three bytes each. */
const wideNoise = (length: number) =>
  String.fromCodePoint(...Array.from(randomBytes(length), (byte, at) => 0x4e00 + byte * 64 + (at % 64)));

/** A mail of just these headers. */
const mailOf = (...headers: string[]) =>
  [
    'From: Jordan Ellis <jordan.ellis@northgate.example>',
    'To: casework@regulator.example',
    'Date: Fri, 20 Dec 2019 18:16:00 +0000',
    ...headers,
    '',
    'We lost a laptop.',
    '',
  ].join('\r\n');

const numbered = (count: number) => Array.from({ length: count }, (_none, at) => makeReference(10_000 + at, at, 'IC'));

test('a mail that names more references than one question can hold is placed', async () => {
  await office.deliver(rawMail('Our list', { body: numbered(400).join('\r\n') }));
  await office.deliver(rawMail('Another'));
  await receiveAll();
  expect(await mailCalled('Our list')).toMatchObject({ state: 'held' });
  expect(await mailCalled('Another')).toMatchObject({ state: 'held' });
});

test('a case is found behind many references that are none, and so is a slip before them', async () => {
  await office.deliver(fixtureMail('text-initial'));
  await receiveAll();
  const [kase] = await desk.db.select().from(cases);
  const reference = kase?.reference ?? '';
  const others = numbered(400);
  await office.deliver(rawMail('Behind', { body: [...others, reference].join('\r\n') }));
  const [slip = ''] = neighbours(reference);
  await office.deliver(rawMail(`Slipped ${slip}`, { body: others.join('\r\n') }));
  await receiveAll();
  expect(await mailCalled('Behind')).toMatchObject({ state: 'held', suggested: reference });
  expect(await mailCalled(`Slipped ${slip}`)).toMatchObject({
    state: 'held',
    why: expect.stringContaining(`Did they mean ${reference}`),
  });
});

test('a mail that answers more mails than one question can hold is placed', async () => {
  const answered = Array.from({ length: 66_000 }, (_none, at) => `<${at}@x>`);
  await office.deliver(
    mailOf('Subject: Many', 'Message-ID: <many@northgate.example>', `References: ${answered.join('\r\n ')}`),
  );
  await receiveAll();
  expect(await ledger()).toMatchObject([{ state: 'held', subject: 'Many' }]);
});

test('a Message-ID longer than the ledger can look up stops no other mail', async () => {
  const long = noise(4_000);
  await office.deliver(mailOf('Subject: Long', `Message-ID: <${long}@northgate.example>`));
  await office.deliver(rawMail('Another'));
  await receiveAll();
  expect((await ledger()).map(({ subject }) => subject).sort()).toEqual(['Another', 'Long']);
});

test('nor does one that is found by looking back', async () => {
  await pollMailboxes(desk);
  await takeStock(desk, desk.mailbox);
  const { id } = await office.deliver(mailOf('Subject: Long', `Message-ID: <${noise(4_000)}@northgate.example>`));
  await office.move(id, 'archive');
  desk = { ...desk, clock: { now: () => new Date(Date.now() + 3_600_000) } };
  await sweepFolders(desk, 'hourly');
  expect(await ledger()).toMatchObject([{ state: 'listed', folder: 'other' }]);
});

test.for([
  ['a bare Message-ID', (long: string) => [`Message-ID: ${long}@x`]],
  ['a Message-ID of letters that take three bytes each', () => [`Message-ID: <${wideNoise(980)}@x>`]],
  ['a bare In-Reply-To of letters that take three bytes each', () => [`In-Reply-To: ${wideNoise(2_000)}@x`]],
  ['an In-Reply-To', (long: string) => [`In-Reply-To: <${long}@x>`]],
  ['a bare In-Reply-To', (long: string) => [`In-Reply-To: ${long}@x`]],
  ['a bare References', (long: string) => [`References: ${long}@x <b@x>`]],
  ['a subject', (long: string) => [`Subject: ${long}`]],
  ['a Reply-To', (long: string) => [`Reply-To: ${long.slice(0, 3_000)}@northgate.example`]],
  ['a recipient', (long: string) => [`Cc: ${long.slice(0, 3_000)}@northgate.example`]],
] as const)('a mail is placed with %s of thousands of characters', async ([, headers]) => {
  await office.deliver(mailOf(...headers(noise(4_000))));
  await receiveAll();
  expect(await ledger()).toMatchObject([{ state: 'held', reading: expect.anything() }]);
});

test('a Message-ID with a character that no text may hold stops no other mail', async () => {
  await office.deliver(mailOf('Subject: Odd', 'Message-ID: <a\0b@x>'));
  await office.deliver(mailOf('Subject: Answer', 'In-Reply-To: <a\0b@x>'));
  await receiveAll();
  const odd = await mailCalled('Odd');
  expect(odd).toMatchObject({ state: 'held' });
  expect(await mailCalled('Answer')).toMatchObject({ state: 'held', conversation: [odd?.internetMessageId] });
});

test('an answer finds the mail whose Message-ID was cut short, and a second copy is known', async () => {
  const long = `${'a'.repeat(200)}${noise(4_000)}`;
  const report = fixtureMail('text-initial').replace(/^Message-ID: .*$/im, `Message-ID: <${long}@x>`);
  await office.deliver(report);
  await receiveAll();
  await office.deliver(report);
  await office.deliver(mailOf('Subject: Re: Report', `In-Reply-To: <${long}@x>`));
  await office.deliver(mailOf('Subject: Re: Another', `In-Reply-To: <${long.slice(0, -1)}x@x>`));
  await receiveAll();
  const [kase] = await desk.db.select().from(cases);
  const rows = (await ledger()).map(({ subject, reference, suggested, why }) => ({
    subject,
    its: reference ?? suggested,
    why,
  }));
  expect(rows).toHaveLength(4);
  expect(rows).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ its: kase?.reference, why: 'A second copy of a mail that is already here' }),
      expect.objectContaining({ subject: 'Re: Report', its: kase?.reference }),
      expect.objectContaining({ subject: 'Re: Another', its: null }),
    ]),
  );
});

test('a mail is placed from an address of thousands of characters, a report too', async () => {
  const from = `${noise(3_000)}@northvale.example`;
  await office.deliver(mailOf('Subject: Long').replace('jordan.ellis@northgate.example', from));
  await office.deliver(
    Buffer.from(fixtureMail('text-initial'))
      .toString('latin1')
      .replace(/^From: .*$/m, `From: Data Team <${from}>`),
  );
  await receiveAll();
  expect((await ledger()).map(({ state }) => state).sort()).toEqual(['filed', 'held']);
});
