import { asc, eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { mailboxChecks } from '../../db/mailbox-checks.ts';
import { messages } from '../../db/messages.ts';
import type { Desk } from '../../src/desk/desk.ts';
import { keepPolling } from '../../src/desk/keep-polling.ts';
import { MailboxError } from '../../src/desk/mailbox.ts';
import { markMails } from '../../src/desk/mark-mails.ts';
import { OUTSIDE } from '../../src/desk/match-outgoing.ts';
import { openCaseByHand } from '../../src/desk/open-case-by-hand.ts';
import { pollFolder } from '../../src/desk/poll-mailbox.ts';
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
/** Office time of the desk, ahead of the mailbox's by these minutes. */
let later: number;
const reader = startReaderPool({ mailbox: 'casework@regulator.example', zone: 'Europe/London', prefix: 'IC' });

afterAll(() => reader.stop());
beforeEach(async () => {
  database = await openFreshDatabase();
  office = await openOffice();
  later = 0;
  const now = () => new Date(Date.now() + later * 60_000);
  desk = { ...bareDesk(database.db, now), mailbox: office.mailbox, reader };
});
afterEach(async () => {
  await office.close();
  await database.close();
});

const ledger = () => desk.db.select().from(messages).orderBy(asc(messages.receivedAt), asc(messages.subject));

async function readAll() {
  for (const { id, state } of await ledger()) if (state === 'listed') await receiveMail(desk, id);
}

/** An hour later; whatever the poll was not told of by then is looked for. */
async function hourLater(how: 'hourly' | 'nightly' = 'hourly') {
  later += 60;
  await sweepFolders(desk, how);
}

// Told in n8n#24970.
test('two mails in the same second are two mails', async () => {
  await pollMailboxes(desk);
  await Promise.all([office.deliver(rawMail('Report one')), office.deliver(rawMail('Report two'))]);
  await pollMailboxes(desk);
  expect(await ledger()).toHaveLength(2);
});

// Told in parsedmarc#398, parsedmarc#351.
test('a mailbox with more mails than a page is read to its end', async () => {
  for (let n = 0; n < 55; n++) await office.deliver(rawMail(`Report ${n}`));
  await pollMailboxes(desk);
  expect(await ledger()).toHaveLength(55);
});

test.for([
  ['a token that expires in between', { graph: '401', after: 2, for: 1 }],
  ['a page that is empty', { graph: 'empty-page', for: 1 }],
  ['a mail that stands on two pages', { graph: 'repeat-item', after: 1, for: 1 }],
  ['a next page that has expired', { graph: 'resync-page', for: 1 }],
  ['an answer that is cut short', { graph: 'cut', after: 1, for: 1 }],
] as const)('no mail is lost and none is there twice for %s', async ([, fault]) => {
  for (let n = 0; n < 55; n++) await office.deliver(rawMail(`Report ${n}`));
  await office.mailbox.check();
  await office.faults(fault);
  await pollMailboxes(desk);
  expect(await ledger()).toHaveLength(55);
});

// Told in freescout#2416, freescout#4888, freescout#3203, freescout#2861.
test('a mail that a colleague has read in Outlook is read by the desk all the same', async () => {
  const { id } = await office.deliver(rawMail('Read by hand'));
  await office.outlook('PATCH', `/messages/${encodeURIComponent(id)}`, { isRead: true });
  await pollMailboxes(desk);
  await readAll();
  expect(await ledger()).toMatchObject([{ subject: 'Read by hand', foundBySweep: false }]);
});

// Told in zammad#1662.
test('a mail that is listed again, or after its cursor was lost, is written down once', async () => {
  await office.deliver(rawMail('Report'));
  await pollMailboxes(desk);
  await office.faults({ graph: 'resync', for: 1 });
  await pollMailboxes(desk);
  await pollMailboxes(desk);
  expect(await ledger()).toHaveLength(1);
});

// Told in microsoft-graph-docs#2162.
test('a cursor that expires at once, again and again, is an error and no endless loop', async () => {
  await office.faults({ graph: 'resync' });
  await expect(pollMailboxes(desk)).rejects.toMatchObject({ trouble: 'unavailable' });
});

// Told in microsoft-graph-docs#2162.
test('Sent Items whose next page expires each time are an error, and every other folder is looked through all the same', async () => {
  const said: string[] = [];
  desk.log = { ...desk.log, warn: ({ error }: { error?: string }) => void said.push(error ?? '') };
  for (let n = 0; n < 51; n++) await office.move((await office.deliver(rawMail(`Letter ${n}`))).id, 'sentitems');
  await office.faults({ graph: 'resync-page' });
  const polling = keepPolling(desk, 5);
  await expect.poll(() => said, { timeout: 20_000 }).not.toEqual([]);
  await polling.stop();
  expect(said).toEqual(['The mailbox could not list its mails to their end: unavailable']);
  await office.move((await office.deliver(rawMail('Astray'))).id, 'archive');
  await hourLater();
  await readAll();
  expect((await ledger()).filter(({ outgoing }) => !outgoing)).toMatchObject([{ subject: 'Astray', folder: 'other' }]);
});

test('a mail that a colleague moved away before the poll is found by looking back', async () => {
  await pollMailboxes(desk);
  await takeStock(desk, desk.mailbox);
  const { id } = await office.deliver(rawMail('Moved at once'));
  await office.move(id, 'archive');
  await pollMailboxes(desk);
  expect(await ledger()).toEqual([]);
  await hourLater();
  expect(await ledger()).toMatchObject([{ state: 'listed', foundBySweep: true, folder: 'other', outgoing: false }]);
  await readAll();
  expect(await ledger()).toMatchObject([{ subject: 'Moved at once' }]);
});

test.for([
  ['junkemail', 'junk'],
  ['deleteditems', 'deleted'],
])('a mail that went to %s is found there', async ([place, folder]) => {
  await pollMailboxes(desk);
  await takeStock(desk, desk.mailbox);
  await office.move((await office.deliver(rawMail('Astray'))).id, place ?? '');
  await hourLater('nightly');
  expect(await ledger()).toMatchObject([{ folder, foundBySweep: true }]);
});

test('a mail that the poll told of is not found a second time, wherever it lies by now', async () => {
  await pollMailboxes(desk);
  await takeStock(desk, desk.mailbox);
  const { id } = await office.deliver(rawMail('Filed away'));
  await pollMailboxes(desk);
  await office.move(id, 'archive');
  await hourLater();
  expect(await ledger()).toMatchObject([{ foundBySweep: false }]);
  expect(await desk.db.select().from(mailboxChecks).where(eq(mailboxChecks.days, 2))).toMatchObject([
    { checked: 1, found: 0 },
  ]);
});

test('a mail of which a rule or a colleague lays a copy into another folder had not been missed, and the copy is read', async () => {
  const counted = countFound();
  await pollMailboxes(desk);
  await takeStock(desk, desk.mailbox);
  await office.deliver(rawMail('Copied'));
  await pollMailboxes(desk);
  const copies = [await office.deliver(rawMail('Copied')), await office.deliver(rawMail('Copied'))];
  for (const { id } of copies) await office.move(id, 'archive');
  await hourLater();
  await readAll();
  expect(await ledger()).toMatchObject([
    { subject: 'Copied', foundBySweep: false },
    { subject: 'Copied', foundBySweep: false },
    { subject: 'Copied', foundBySweep: false },
  ]);
  expect(counted).toEqual([]);
});

test('a mail that the poll was not told of had been missed once, however many copies of it there are', async () => {
  const counted = countFound();
  await pollMailboxes(desk);
  await takeStock(desk, desk.mailbox);
  const copies = [await office.deliver(rawMail('Moved')), await office.deliver(rawMail('Moved'))];
  for (const { id } of copies) await office.move(id, 'archive');
  await hourLater();
  expect((await ledger()).filter(({ foundBySweep }) => foundBySweep)).toHaveLength(1);
  expect(await ledger()).toHaveLength(2);
  expect(counted).toEqual(['other']);
});

/** Folders of mails that were counted as found by looking back. */
function countFound(): string[] {
  const counted: string[] = [];
  desk = { ...desk, counts: { ...desk.counts, mailsFoundBySweep: (folder) => counted.push(folder) } };
  return counted;
}

test('a mail of this minute is left to the poll', async () => {
  await pollMailboxes(desk);
  await takeStock(desk, desk.mailbox);
  await office.deliver(rawMail('Just now'));
  await sweepFolders(desk, 'hourly');
  expect(await ledger()).toEqual([]);
});

test('what lay in other folders before the desk came opens nothing, and what lies in the Inbox does', async () => {
  await office.move((await office.deliver(rawMail('Dealt with'))).id, 'archive');
  await office.deliver(rawMail('Still waiting'));
  await pollMailboxes(desk);
  await takeStock(desk, desk.mailbox);
  await readAll();
  // They came within a second of each other.
  const bySubject = (await ledger()).toSorted((a, b) => Number(b.subject !== null) - Number(a.subject !== null));
  expect(bySubject).toMatchObject([
    { subject: 'Still waiting', foundBySweep: false },
    { subject: null, state: 'kept', why: 'It lay in another folder before the desk began', foundBySweep: false },
  ]);
  await hourLater('nightly');
  expect(await ledger()).toHaveLength(2);
});

test('what was dealt with before the desk came opens nothing when the hour comes before stock is taken', async () => {
  await office.move((await office.deliver(rawMail('Dealt with'))).id, 'archive');
  await pollMailboxes(desk);
  await hourLater();
  await hourLater('nightly');
  expect(await ledger()).toEqual([]);
  expect(await takeStock(desk, desk.mailbox)).toBe(true);
  await hourLater();
  await hourLater('nightly');
  expect(await ledger()).toMatchObject([{ state: 'kept', why: 'It lay in another folder before the desk began' }]);
});

test('stock is taken also where a sweep had come before it', async () => {
  const at = desk.wall();
  const swept = { mailbox: desk.mailbox.address, slot: 'hourly 2024-03-12T10', days: 2, startedAt: at, finishedAt: at };
  await desk.db.insert(mailboxChecks).values(swept);
  await office.move((await office.deliver(rawMail('Dealt with'))).id, 'archive');
  await pollMailboxes(desk);
  expect(await takeStock(desk, desk.mailbox)).toBe(true);
  expect(await ledger()).toMatchObject([{ state: 'kept' }]);
});

test('stock is not taken while another desk is still on its first round', async () => {
  await office.move((await office.deliver(rawMail('Dealt with'))).id, 'archive');
  expect(await takeStock(desk, desk.mailbox)).toBe(false);
  expect(await ledger()).toEqual([]);
});

test('what comes while no stock can be taken yet is found by looking back, and read', async () => {
  later = -30;
  await pollMailboxes(desk);
  later = 0;
  await office.move((await office.deliver(rawMail('Astray'))).id, 'junkemail');
  expect(await takeStock(desk, desk.mailbox)).toBe(true);
  expect(await ledger()).toEqual([]);
  await hourLater();
  expect(await ledger()).toMatchObject([{ state: 'listed', folder: 'junk', foundBySweep: true }]);
});

test('a mailbox that is added later gets a stock-taking of its own, and one that is refused keeps no other from it', async () => {
  await pollMailboxes(desk);
  await takeStock(desk, desk.mailbox);
  const other = await openOffice({ mailbox: 'dpo@regulator.example' }, 'dpo@regulator.example');
  onTestFinished(() => other.close());
  const { id } = await other.deliver(rawMail('Dealt with'));
  const message = `/users/${other.mailbox.address}/messages/${encodeURIComponent(id)}`;
  await other.outlookAt(`${message}/move`, 'POST', { destinationId: 'archive' });
  desk = { ...desk, mailbox: office.another({ mailbox: 'hr@regulator.example' }), alsoRead: [other.mailbox] };
  await hourLater();
  const polling = keepPolling(desk, 5);
  await expect.poll(ledger, { timeout: 20_000 }).toMatchObject([{ mailbox: 'dpo@regulator.example', state: 'kept' }]);
  await polling.stop();
});

test('two desks sweep once', async () => {
  await pollMailboxes(desk);
  await takeStock(desk, desk.mailbox);
  later += 60;
  await Promise.all([sweepFolders(desk, 'hourly'), sweepFolders(desk, 'hourly')]);
  expect(await desk.db.select().from(mailboxChecks).where(eq(mailboxChecks.days, 2))).toHaveLength(1);
});

test('what a colleague sends from Outlook comes into the ledger as sent', async () => {
  await pollMailboxes(desk);
  await fromOutlook('From a colleague');
  await pollMailboxes(desk);
  await readAll();
  expect(await ledger()).toMatchObject([
    {
      subject: 'From a colleague',
      folder: 'sent',
      outgoing: true,
      state: 'kept',
      why: OUTSIDE,
    },
  ]);
});

test('what was sent in the years before the desk is written down unread', async () => {
  await fromOutlook('Long ago');
  await pollMailboxes(desk);
  expect(await ledger()).toMatchObject([
    { outgoing: true, state: 'kept', why: 'It was sent before the desk began', rawSha256: null },
  ]);
});

test('what a colleague sends while the first round through Sent Items is under way is read like any other', async () => {
  later = -30;
  await pollFolder(desk, desk.mailbox, 'inbox');
  later = 0;
  await fromOutlook('Since the desk began');
  await pollFolder(desk, desk.mailbox, 'sent');
  await readAll();
  expect(await ledger()).toMatchObject([{ subject: 'Since the desk began', why: OUTSIDE }]);
});

test('what the first round through Sent Items has not reached was not missed when looking back finds it', async () => {
  const counted = countFound();
  await pollFolder(desk, desk.mailbox, 'inbox');
  await takeStock(desk, desk.mailbox);
  await fromOutlook('Since the desk began');
  await hourLater();
  await readAll();
  expect(await ledger()).toMatchObject([
    { subject: 'Since the desk began', outgoing: true, foundBySweep: false, why: OUTSIDE },
  ]);
  expect(counted).toEqual([]);
});

test('what Sent Items did not tell of after their first round had been missed', async () => {
  const counted = countFound();
  await pollMailboxes(desk);
  await takeStock(desk, desk.mailbox);
  await fromOutlook('Never told of');
  await hourLater();
  expect(await ledger()).toMatchObject([{ outgoing: true, foundBySweep: true }]);
  expect(counted).toEqual(['sent']);
});

async function fromOutlook(subject: string) {
  const toRecipients = [{ emailAddress: { address: 'jordan.ellis@northgate.example' } }];
  const body = { contentType: 'text', content: 'We have spoken on the telephone.' };
  const { id } = (await office.outlook('POST', '/messages', { subject, toRecipients, body })) as { id: string };
  await office.outlook('POST', `/messages/${encodeURIComponent(id)}/send`);
  await expect.poll(async () => (await office.mails('sentitems')).map((mail) => mail.subject)).toContain(subject);
}

test('a second mailbox is read too, and one that does not answer stops no other', async () => {
  const silent = office.another({ mailbox: 'hr@regulator.example' });
  desk = { ...desk, mailbox: silent, alsoRead: [office.mailbox] };
  await office.deliver(rawMail('Report'));
  const polling = keepPolling(desk, 5);
  await expect.poll(ledger, { timeout: 20_000 }).toHaveLength(1);
  await polling.stop();
});

// Told in open-mercato#5898.
test('an outage is not held against the mail that was fetched in it', async () => {
  await office.deliver(rawMail('Report'));
  await pollMailboxes(desk);
  const readAgain = async () => {
    for (let n = 0; n < 10; n++, later++) await readAll();
  };
  await office.faults({ graph: '429' });
  await readAgain();
  await office.faults({ graph: 'down' });
  await readAgain();
  expect(await ledger()).toMatchObject([{ state: 'listed', attempts: 0 }]);
  await office.faults({ graph: null });
  await readAll();
  expect(await ledger()).toMatchObject([{ subject: 'Report' }]);
});

test('a mail is not called gone while its mailbox does not give it yet, or is gone as a whole', async () => {
  await office.deliver(rawMail('Report'));
  await pollMailboxes(desk);
  await office.faults({ graph: '404-mime' });
  await readAll();
  await office.faults({ graph: '404' });
  for (later = 1; later < 20; later++) await readAll();
  expect(await ledger()).toMatchObject([{ state: 'listed', attempts: 0 }]);
  await office.faults({ graph: null });
  await readAll();
  expect(await ledger()).toMatchObject([{ subject: 'Report' }]);
});

test('a mailbox that comes back while it is asked how it is has lost no mail', async () => {
  await office.deliver(rawMail('Report'));
  await pollMailboxes(desk);
  later = 3;
  await office.faults({ graph: '404', for: 1 });
  await readAll();
  expect(await ledger()).toMatchObject([{ subject: 'Report' }]);
});

// Told in corso#5419.
test('a mail that is gone before it was read is put before a person, and stops no other', async () => {
  const { id } = await office.deliver(rawMail('Gone'));
  await office.deliver(rawMail('Here'));
  await pollMailboxes(desk);
  for (let n = 0; n < 2; n++) await office.outlook('DELETE', `/messages/${encodeURIComponent(id)}`);
  await readAll();
  expect((await ledger()).map(({ subject, state }) => subject ?? state)).toEqual(
    expect.arrayContaining(['Here', 'listed']),
  );
  later = 3;
  await readAll();
  expect((await ledger()).map(({ subject, why }) => subject ?? why)).toEqual(
    expect.arrayContaining(['Here', 'It left the mailbox before it could be read']),
  );
});

test('a mail on a case shows its reference in Outlook, once, and keeps what people put there', async () => {
  const { id } = await office.deliver(rawMail('Report'));
  await office.outlook('PATCH', `/messages/${encodeURIComponent(id)}`, { categories: ['Urgent'], isRead: true });
  await pollMailboxes(desk);
  const reference = await openCaseByHand(desk, { id: 'o1', lead: false, name: 'Alex Moss' }, 'by hand', phoned);
  await desk.db.update(messages).set({ state: 'filed', reference });
  const mark = markMails(desk);
  await office.faults({ graph: '429' });
  await mark();
  await office.faults({ graph: null });
  later = 1;
  await mark();
  await mark();
  const path = `/messages/${encodeURIComponent(id)}?$select=categories,isRead,parentFolderId`;
  expect(await office.outlook('GET', path)).toMatchObject({ categories: ['Urgent', reference], isRead: true });
  expect(await office.mails('inbox')).toHaveLength(1);
});

test('a mail shows its reference also where a colleague has moved it out of the Inbox, and one that was deleted is asked for once', async () => {
  const said: unknown[] = [];
  desk.log = { ...desk.log, warn: (about: unknown) => void said.push(about) };
  const [moved, binned, deleted] = [
    await office.deliver(rawMail('Moved')),
    await office.deliver(rawMail('Binned')),
    await office.deliver(rawMail('Deleted')),
  ];
  await pollMailboxes(desk);
  await office.move(moved.id, 'archive');
  await office.outlook('DELETE', `/messages/${encodeURIComponent(binned.id)}`);
  for (let n = 0; n < 2; n++) await office.outlook('DELETE', `/messages/${encodeURIComponent(deleted.id)}`);
  await pollMailboxes(desk);
  expect((await ledger()).flatMap(({ goneAt }) => goneAt ?? [])).toHaveLength(3);
  const reference = await openCaseByHand(desk, { id: 'o1', lead: false, name: 'Alex Moss' }, 'by hand', phoned);
  await desk.db.update(messages).set({ state: 'filed', reference });
  let asked = 0;
  const counting = async (id: string, category: string) => {
    asked++;
    await office.mailbox.mark(id, category);
  };
  desk = { ...desk, mailbox: { ...office.mailbox, mark: counting } };
  const mark = markMails(desk);
  await mark();
  await mark();
  for (const folder of ['archive', 'deleteditems'])
    expect(await office.mails(folder)).toMatchObject([{ categories: [reference] }]);
  expect(asked).toBe(3);
  expect(said).toEqual([]);
});

test('a mail that the mailbox never lets be marked keeps no other from being', async () => {
  for (const subject of ['Broken', 'One', 'Two']) await office.deliver(rawMail(subject));
  await pollMailboxes(desk);
  const reference = await openCaseByHand(desk, { id: 'o1', lead: false, name: 'Alex Moss' }, 'by hand', phoned);
  await desk.db.update(messages).set({ state: 'filed', reference });
  const [broken] = await ledger();
  const mark = async (id: string, category: string) => {
    if (id === broken?.mailboxId) throw new MailboxError('mark a mail', 'unavailable');
    await office.mailbox.mark(id, category);
  };
  desk = { ...desk, mailbox: { ...office.mailbox, mark } };
  await markMails(desk)();
  const unmarked = (await ledger()).filter(({ markedAs }) => markedAs !== reference);
  expect(unmarked.map(({ id }) => id)).toEqual([broken?.id]);
});

test('a mail that came to two mailboxes is one mail on one case', async () => {
  const other = await openOffice({ mailbox: 'dpo@regulator.example' }, 'dpo@regulator.example');
  desk = { ...desk, alsoRead: [other.mailbox] };
  const report = Buffer.from(fixtureMail('text-initial')).toString('latin1');
  await office.deliver(report);
  await other.deliver(
    `Received: from relay.example by dpo.regulator.example; Tue, 12 Mar 2024 10:00:00 +0000\r\n${report}`,
  );
  await pollMailboxes(desk);
  await readAll();
  const rows = await ledger();
  expect(rows.map(({ mailbox }) => mailbox).sort()).toEqual(['casework@regulator.example', 'dpo@regulator.example']);
  expect(new Set(rows.map(({ reference }) => reference)).size).toBe(1);
  expect(rows.map(({ state }) => state)).toEqual(['filed', 'filed']);
  expect(rows.flatMap(({ why }) => why ?? [])).toEqual(['A second copy of a mail that is already here']);
  await other.close();
});

const phoned = {
  channel: 'phone',
  organisation: 'Northvale Homes',
  words: 'A list was lost.',
  contact: null,
  reportedAt: new Date('2024-03-12T10:15:00Z'),
} as const;
