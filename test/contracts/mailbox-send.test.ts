import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { allBytes } from '../support/all-bytes.ts';
import { deadAddress, letter, type Office, openOffice, rawMail } from './mailbox-office.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

// Told in zammad#5567, microsoft-graph-docs#1533.
test.for(['changes', 'stays'] as const)(
  'a sent letter is found by its key, also where the id of a draft %s when it is sent',
  async (draftIdOnSend) => {
    await office.faults({ draftIdOnSend });
    await office.control('clock-offset', { method: 'POST', body: JSON.stringify({ offsetMs: -86_400_000 }) });
    const ours = letter();
    const draft = await office.mailbox.draft(ours);
    expect(await office.mailbox.find(ours.key)).toMatchObject([{ id: draft.id, isDraft: true, sentAt: null }]);
    await office.mailbox.send(draft.id);
    await expect.poll(() => office.mails('sentitems')).toHaveLength(1);

    const found = await office.mailbox.find(ours.key);
    expect(found).toMatchObject([{ isDraft: false, internetMessageId: draft.internetMessageId }]);
    expect(found[0]?.id === draft.id).toBe(draftIdOnSend === 'stays');
    const [sent] = await office.mails('sentitems');
    // Graph tells whole seconds.
    expect(found[0]?.sentAt?.toISOString()).toBe(`${sent?.sentAt?.slice(0, 19)}.000Z`);
    expect(found[0]?.sentAt?.getTime()).toBeLessThan(Date.now() - 80_000_000);
  },
);

test('two letters are told apart by their keys', async () => {
  const [one, two] = [letter(), letter()];
  const draft = await office.mailbox.draft(one);
  await office.mailbox.draft(two);

  expect(await office.mailbox.find(one.key)).toMatchObject([{ id: draft.id }]);
});

test('a letter stays a draft while the mailbox is at it, and leaves although the server restarts', async () => {
  await office.faults({ sendingMs: 86_400_000 });
  const ours = letter();
  const draft = await office.mailbox.draft(ours);
  await office.mailbox.send(draft.id);
  expect(await office.mailbox.find(ours.key)).toMatchObject([{ isDraft: true, sentAt: null }]);

  // A new server has no such wait.
  await office.restart();
  await expect.poll(() => office.mails('sentitems')).toMatchObject([{ submissions: 1 }]);
  expect(await office.mails('drafts')).toEqual([]);
});

test('a send that is cut off after it was carried out is unknown, and looking shows exactly one letter', async () => {
  const ours = letter();
  const draft = await office.mailbox.draft(ours);
  await office.faults({ graph: '504-after-send', for: 1 });

  await expect(office.mailbox.send(draft.id)).rejects.toMatchObject({ trouble: 'unknown' });
  await expect.poll(() => office.mails('sentitems')).toHaveLength(1);
  expect(await office.mailbox.find(ours.key)).toMatchObject([{ isDraft: false }]);
  expect(await office.mails('sentitems')).toMatchObject([{ submissions: 1 }]);
});

test('a send that is cut off before it was carried out is unknown too, and looking shows the draft', async () => {
  const ours = letter();
  const draft = await office.mailbox.draft(ours);
  await office.faults({ graph: '504-before-send', for: 1 });

  await expect(office.mailbox.send(draft.id)).rejects.toMatchObject({ trouble: 'unknown' });
  expect(await office.mailbox.find(ours.key)).toMatchObject([{ id: draft.id, isDraft: true }]);
  expect(await office.mails('drafts')).toMatchObject([{ submissions: 0 }]);
});

test('a send whose connection is lost is unknown and asked for once', async () => {
  const ours = letter();
  const draft = await office.mailbox.draft(ours);
  await office.faults({ graph: 'reset', for: 1 });

  await expect(office.mailbox.send(draft.id)).rejects.toMatchObject({ trouble: 'unknown' });
  await expect.poll(() => office.mails('sentitems')).toMatchObject([{ submissions: 1 }]);
});

test('a draft that is gone may have left: unknown, never a second letter', async () => {
  const draft = await office.mailbox.draft(letter());
  await office.mailbox.send(draft.id);
  await expect.poll(() => office.mails('sentitems')).toHaveLength(1);

  await expect(office.mailbox.send(draft.id)).rejects.toMatchObject({ trouble: 'unknown' });
  expect(await office.mails('sentitems')).toHaveLength(1);
});

test('a throttled send was not carried out and says how long to wait', async () => {
  const draft = await office.mailbox.draft(letter());
  await office.faults({ graph: '429', for: 1 });

  await expect(office.mailbox.send(draft.id)).rejects.toMatchObject({ trouble: 'throttled', retryAfter: 2 });
  expect(await office.mails('drafts')).toMatchObject([{ id: draft.id, submissions: 0 }]);
  await office.mailbox.send(draft.id);
  await expect.poll(() => office.mails('sentitems')).toMatchObject([{ submissions: 1 }]);
});

test('a send to a mailbox server that is not there was not carried out', async () => {
  const elsewhere = office.another({ graphUrl: await deadAddress() });
  await expect(elsewhere.send('AAkALgdraft=')).rejects.toMatchObject({ trouble: 'unavailable' });
});

test('a letter that cannot be delivered comes back to the Inbox with our key and Message-ID', async () => {
  const ours = letter({ to: { name: null, address: 'dpo@nowhere.example' } });
  const draft = await office.mailbox.draft(ours);
  await office.mailbox.send(draft.id);
  await expect.poll(() => office.mails('inbox')).toHaveLength(1);

  const page = await office.mailbox.listen('inbox', null);
  const id = page === 'resync' ? '' : (page.mails[0]?.id ?? '');
  const bounce = (await allBytes(office.mailbox.raw(id))).toString('utf8');
  expect(bounce).toMatch(/^Content-Type: multipart\/report; report-type=delivery-status/m);
  expect(bounce).toMatch(/^Final-Recipient: rfc822;dpo@nowhere\.example\r\nAction: failed\r\nStatus: 5\.1\.1/m);
  expect(bounce).toMatch(new RegExp(`x-breachdesk-key: ${ours.key}`, 'i'));
  expect(bounce).toContain(`Message-ID: ${draft.internetMessageId}`);
});

test('a bounce that was due comes once although the server restarts', async () => {
  await office.faults({ answerMs: 86_400_000 });
  const draft = await office.mailbox.draft(letter({ to: { name: null, address: 'dpo@nowhere.example' } }));
  await office.mailbox.send(draft.id);
  await expect.poll(() => office.mails('sentitems')).toHaveLength(1);
  expect(await office.mails('inbox')).toEqual([]);

  await office.restart(async () => {
    const log = join(office.folder, 'log.ndjson');
    await writeFile(log, (await readFile(log, 'utf8')).replace(/"answerAt":\d+/g, '"answerAt":1'));
  });
  await expect.poll(() => office.mails('inbox')).toHaveLength(1);
  await office.restart();
  // Long enough for a bounce that is still owed to come.
  for (const n of [1, 2, 3, 4, 5]) await office.deliver(rawMail(`Later ${n}`));
  expect(await office.mails('inbox')).toHaveLength(6);
});

test('somebody who is away answers by a machine that says so', async () => {
  await office.faults({ outOfOffice: true });
  const draft = await office.mailbox.draft(letter());
  await office.mailbox.send(draft.id);
  await expect.poll(() => office.mails('inbox')).toHaveLength(1);

  const [reply] = await office.mails('inbox');
  expect(reply).toMatchObject({ inReplyTo: draft.internetMessageId });
  expect(Buffer.from(await office.bytes(reply?.id ?? '')).toString()).toContain('Auto-Submitted: auto-replied');
});
