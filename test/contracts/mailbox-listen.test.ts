import { afterEach, beforeEach, expect, test } from 'vitest';
import { allBytes } from '../support/all-bytes.ts';
import { letter, listenToAll, type Office, openOffice, rawMail } from './mailbox-office.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

test('every mail of a full Inbox is heard of, page by page', async () => {
  const subjects = Array.from({ length: 120 }, (_, n) => `Report ${n}`);
  for (const subject of subjects) await office.deliver(rawMail(subject));

  const first = await office.mailbox.listen('inbox', null);
  expect(first).toMatchObject({ more: true });
  const { mails, cursor } = await listenToAll(office.mailbox, null);
  expect(new Set(mails.map((mail) => mail.internetMessageId)).size).toBe(120);
  expect(await listenToAll(office.mailbox, cursor)).toMatchObject({ mails: [] });
});

// Told in n8n#9079.
test('after the first listening only what is new is heard, with the time the mailbox received it', async () => {
  await office.deliver(rawMail('Old report'));
  const { cursor } = await listenToAll(office.mailbox, null);
  await office.control('clock-offset', { method: 'POST', body: JSON.stringify({ offsetMs: 86_400_000 }) });
  const { id } = await office.deliver(rawMail('New report'));

  const { mails } = await listenToAll(office.mailbox, cursor);
  expect(mails).toMatchObject([
    { id, internetMessageId: '<new-report@northgate.example>', gone: false, isDraft: false },
  ]);
  const tomorrow = Date.now() + 86_400_000;
  expect(Math.abs((mails[0]?.receivedAt.getTime() ?? 0) - tomorrow)).toBeLessThan(3_600_000);
});

test('a cursor may be used again: a desk that was killed before it kept a page hears the same', async () => {
  await office.deliver(rawMail('First'));
  const { cursor } = await listenToAll(office.mailbox, null);
  await office.deliver(rawMail('Second'));

  const once = await office.mailbox.listen('inbox', cursor);
  expect(await office.mailbox.listen('inbox', cursor)).toEqual(once);
});

test('a cursor outlives the mailbox server', async () => {
  await office.deliver(rawMail('Before'));
  const { cursor } = await listenToAll(office.mailbox, null);
  const { id } = await office.deliver(rawMail('After'));
  await office.restart();

  expect(await listenToAll(office.mailbox, cursor)).toMatchObject({ mails: [{ id }] });
});

test('a mail that is moved out of the Inbox is reported gone, under the id it had', async () => {
  const { id } = await office.deliver(rawMail('Tidied away'));
  const { cursor } = await listenToAll(office.mailbox, null);
  await office.move(id, 'archive');

  expect(await listenToAll(office.mailbox, cursor)).toMatchObject({ mails: [{ id, gone: true }] });
  expect(await allBytes(office.mailbox.raw(id))).toEqual(Buffer.from(rawMail('Tidied away')));
});

// Told in pipedream#18897.
test('a mail that is moved into the Inbox later is heard of then', async () => {
  const { id } = await office.deliver(rawMail('Was in Junk'));
  await office.move(id, 'junkemail');
  const { mails, cursor } = await listenToAll(office.mailbox, null);
  expect(mails).toEqual([]);
  await office.move(id, 'inbox');

  expect(await listenToAll(office.mailbox, cursor)).toMatchObject({ mails: [{ id, gone: false }] });
});

test('an expired cursor asks for a fresh start', async () => {
  await office.deliver(rawMail('Report'));
  const { cursor } = await listenToAll(office.mailbox, null);
  await office.faults({ graph: 'resync', for: 1 });

  expect(await office.mailbox.listen('inbox', cursor)).toBe('resync');
  expect((await listenToAll(office.mailbox, null)).mails).toHaveLength(1);
});

test('a mailbox that was emptied does not know cursors from before', async () => {
  const { cursor } = await listenToAll(office.mailbox, null);
  await office.control('reset', { method: 'POST' });

  expect(await office.mailbox.listen('inbox', cursor)).toBe('resync');
});

test.for([
  [
    'another mailbox',
    "https://graph.microsoft.com/v1.0/users('hr@regulator.example')/mailFolders('inbox')/messages/delta?$deltatoken=a",
  ],
  [
    'another host',
    "https://graph.attacker.example/v1.0/users('casework@regulator.example')/mailFolders('inbox')/messages/delta?$deltatoken=a",
  ],
  ['another path', "https://graph.microsoft.com/v1.0/users('casework@regulator.example')/messages?$top=5"],
  ['no address at all', 'something else'],
])('a cursor of %s is never followed', async ([, cursor]) => {
  expect(await office.mailbox.listen('inbox', cursor ?? '')).toBe('resync');
});

test('news may be late, but are not lost', async () => {
  const { cursor } = await listenToAll(office.mailbox, null);
  const { id } = await office.deliver(rawMail('Report'));
  await office.faults({ graph: 'lag', for: 1 });

  const late = await listenToAll(office.mailbox, cursor);
  expect(late.mails).toEqual([]);
  expect(await listenToAll(office.mailbox, late.cursor)).toMatchObject({ mails: [{ id }] });
});

test('letters of the desk are not heard in the Inbox', async () => {
  const { cursor } = await listenToAll(office.mailbox, null);
  const draft = await office.mailbox.draft(letter());
  await office.mailbox.send(draft.id);
  await expect.poll(() => office.mails('sentitems')).toHaveLength(1);

  expect((await listenToAll(office.mailbox, cursor)).mails).toEqual([]);
});
