import { asc } from 'drizzle-orm';
import { afterAll, afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { cases } from '../../db/cases.ts';
import { messages } from '../../db/messages.ts';
import type { Desk, Work } from '../../src/desk/desk.ts';
import { dismissMail } from '../../src/desk/look-at-mail.ts';
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
/** Mails that were rung for. */
let rung: string[];
/** Office time of the desk, ahead of the mailbox's by these minutes. */
let later: number;
const reader = startReaderPool({ mailbox: 'casework@regulator.example', zone: 'Europe/London', prefix: 'IC' });

afterAll(() => reader.stop());
beforeEach(async () => {
  database = await openFreshDatabase();
  office = await openOffice();
  rung = [];
  later = 0;
  const now = () => new Date(Date.now() + later * 60_000);
  const ring = async (works: Work | Work[]) =>
    void rung.push(...[works].flat().flatMap(({ queue, id }) => (queue === 'mails' ? [id] : [])));
  desk = { ...bareDesk(database.db, now), mailbox: office.mailbox, reader, bell: { ring } };
});
afterEach(async () => {
  await office.close();
  await database.close();
});

const ledger = () => desk.db.select().from(messages).orderBy(asc(messages.receivedAt), asc(messages.subject));

async function readAll() {
  for (const { id, state } of await ledger()) if (state === 'listed') await receiveMail(desk, id);
}

const REPORT = fixtureMail('text-initial');

/** A mail that lies elsewhere when the desk takes stock of the mailbox. */
async function lyingIn(place: string, raw: string | Uint8Array): Promise<string> {
  const { id } = await office.deliver(raw);
  await office.move(id, place);
  await pollMailboxes(desk);
  expect(await takeStock(desk, desk.mailbox)).toBe(true);
  expect(await ledger()).toMatchObject([{ state: 'kept', rawSha256: null }]);
  return id;
}

test.for(['junkemail', 'archive'])(
  'a report that lay in %s before the desk began is read when it is moved into the Inbox',
  async (place) => {
    const id = await lyingIn(place, REPORT);
    await office.move(id, 'inbox');
    later = 60 * 24;
    await pollMailboxes(desk);
    const [row] = await ledger();
    expect(row).toMatchObject({ state: 'listed', folder: 'inbox', why: null, listedAt: expect.any(Date) });
    // Counted from now: it has not waited unread since the desk began.
    expect(desk.wall().getTime() - (row?.listedAt.getTime() ?? 0)).toBeLessThan(60_000);
    expect(rung).toEqual([row?.id]);
    await readAll();
    expect(await ledger()).toMatchObject([{ state: 'filed', reference: expect.stringMatching(/^IC-/) }]);
    expect(await desk.db.select().from(cases)).toHaveLength(1);
  },
);

test('it is read once, whatever is listed again', async () => {
  const id = await lyingIn('junkemail', REPORT);
  await office.move(id, 'inbox');
  await pollMailboxes(desk);
  await readAll();
  const placed = await ledger();
  for (const place of ['archive', 'inbox']) {
    await office.move(id, place);
    await pollMailboxes(desk);
  }
  await office.faults({ graph: 'resync', for: 1 });
  await pollMailboxes(desk);
  await pollMailboxes(desk);
  expect(await ledger()).toMatchObject(
    placed.map(({ state, reference, listedAt }) => ({ state, reference, listedAt })),
  );
  expect(rung).toHaveLength(1);
});

test('it is read also where the Inbox is listed from its beginning', async () => {
  const id = await lyingIn('junkemail', REPORT);
  await office.move(id, 'inbox');
  await office.faults({ graph: 'resync', for: 1 });
  await pollMailboxes(desk);
  expect(await ledger()).toMatchObject([{ state: 'listed' }]);
  expect(rung).toHaveLength(1);
});

test('where it only lies in another folder than before, or is looked back on, it stays as it is', async () => {
  const id = await lyingIn('junkemail', REPORT);
  await office.move(id, 'archive');
  await pollMailboxes(desk);
  later = 60;
  await sweepFolders(desk, 'nightly');
  expect(await ledger()).toMatchObject([{ state: 'kept', folder: 'junk' }]);
  expect(rung).toEqual([]);
});

test('where nobody tells of its move, it is read when it is looked back on', async () => {
  const id = await lyingIn('junkemail', REPORT);
  await office.move(id, 'inbox');
  later = 60;
  await sweepFolders(desk, 'hourly');
  expect(await ledger()).toMatchObject([{ state: 'listed', folder: 'inbox' }]);
  expect(rung).toHaveLength(1);
  await readAll();
  await sweepFolders(desk, 'nightly');
  await pollMailboxes(desk);
  expect(await ledger()).toMatchObject([{ state: 'filed' }]);
  expect(rung).toHaveLength(1);
});

test('what lay in the Inbox and was moved away and back before stock was taken is read once', async () => {
  const { id } = await office.deliver(REPORT);
  await pollMailboxes(desk);
  await office.move(id, 'archive');
  await pollMailboxes(desk);
  await office.move(id, 'inbox');
  await takeStock(desk, desk.mailbox);
  await pollMailboxes(desk);
  await readAll();
  await pollMailboxes(desk);
  expect(await ledger()).toMatchObject([{ state: 'filed' }]);
  expect(rung).toHaveLength(1);
});

test('what was read and put aside, by the desk or by an officer, is not read again', async () => {
  await pollMailboxes(desk);
  await takeStock(desk, desk.mailbox);
  const newsletter = await office.deliver(
    rawMail('News', { headers: ['List-Unsubscribe: <https://news.example>', 'Precedence: bulk'] }),
  );
  const { id: gone } = await office.deliver(rawMail('Gone'));
  await pollMailboxes(desk);
  rung = [];
  for (let n = 0; n < 2; n++) await office.outlook('DELETE', `/messages/${encodeURIComponent(gone)}`);
  later = 3;
  await readAll();
  for (const { id, state } of await ledger()) {
    if (state === 'held')
      await dismissMail(
        desk,
        { id: 'o1', lead: false, name: 'Alex Moss' },
        { id, reference: '', version: 0 },
        'not ours',
      );
  }
  const aside = await ledger();
  expect(aside.map(({ state }) => state)).toEqual(['kept', 'kept']);
  for (const place of ['archive', 'inbox']) {
    await office.move(newsletter.id, place);
    await pollMailboxes(desk);
  }
  await office.faults({ graph: 'resync', for: 1 });
  await pollMailboxes(desk);
  expect((await ledger()).map(({ state }) => state)).toEqual(['kept', 'kept']);
  expect(rung).toEqual([]);
});

test('a copy of our own letter that is moved into the Inbox is not read', async () => {
  const toRecipients = [{ emailAddress: { address: 'jordan.ellis@northgate.example' } }];
  const body = { contentType: 'text', content: 'We have spoken on the telephone.' };
  const { id } = (await office.outlook('POST', '/messages', { subject: 'Long ago', toRecipients, body })) as {
    id: string;
  };
  await office.outlook('POST', `/messages/${encodeURIComponent(id)}/send`);
  await expect.poll(() => office.mails('sentitems')).toHaveLength(1);
  await pollMailboxes(desk);
  await takeStock(desk, desk.mailbox);
  const [sent] = await office.mails('sentitems');
  await office.move(sent?.id ?? '', 'inbox');
  await pollMailboxes(desk);
  expect(await ledger()).toMatchObject([{ state: 'kept', outgoing: true }]);
  expect(rung).toEqual([]);
});

test('so it is in a further mailbox', async () => {
  const other = await openOffice({ mailbox: 'dpo@regulator.example' }, 'dpo@regulator.example');
  onTestFinished(() => other.close());
  desk = { ...desk, alsoRead: [other.mailbox] };
  const { id } = await other.deliver(REPORT);
  const move = (destinationId: string) =>
    other.outlookAt(`/users/${other.mailbox.address}/messages/${encodeURIComponent(id)}/move`, 'POST', {
      destinationId,
    });
  await move('junkemail');
  await pollMailboxes(desk);
  await takeStock(desk, other.mailbox);
  expect(await ledger()).toMatchObject([{ mailbox: 'dpo@regulator.example', state: 'kept' }]);
  await move('inbox');
  await pollMailboxes(desk);
  await readAll();
  expect(await ledger()).toMatchObject([{ mailbox: 'dpo@regulator.example', state: 'filed' }]);
});
