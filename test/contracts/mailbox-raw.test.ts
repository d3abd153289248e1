import { afterAll, beforeAll, expect, test } from 'vitest';
import { MailboxError } from '../../src/desk/mailbox.ts';
import { allBytes } from '../support/all-bytes.ts';
import { type Office, openOffice, rawMail } from './mailbox-office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const everyByte = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));

// Told in freescout#2979.
test.for<[string, Buffer]>([
  ['a plain report', Buffer.from(rawMail('Report'))],
  ['line ends without carriage return', Buffer.from(rawMail('Bare').replaceAll('\r\n', '\n'))],
  ['every byte there is', Buffer.concat([Buffer.from('Subject: Bytes\r\n\r\n'), everyByte])],
  ['no headers at all', Buffer.from('just words')],
  [
    'half a multipart',
    Buffer.from(rawMail('Half', { headers: ['Content-Type: multipart/mixed; boundary=x'], body: '--x' })),
  ],
  ['a report of five megabytes', Buffer.from(rawMail('Long', { body: 'x'.repeat(5_000_000) }))],
])('%s arrives byte for byte', async ([, raw]) => {
  const { id } = await office.deliver(raw);
  expect((await allBytes(office.mailbox.raw(id))).equals(raw)).toBe(true);
});

test('a mail that is not there is said to be not there', async () => {
  const error = await allBytes(office.mailbox.raw('AAkALgnothing/+=')).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(MailboxError);
  expect(error).toMatchObject({ trouble: 'not-found' });
});

test('a category is added to those that officers gave a mail', async () => {
  const { id } = await office.deliver(rawMail('Marked'));
  await office.mailbox.mark(id, 'Urgent');
  await office.mailbox.mark(id, 'IC-31191-G5C6');
  await office.mailbox.mark(id, 'IC-31191-G5C6');

  const [marked] = (await office.mails('inbox')).filter((mail) => mail.id === id);
  expect(marked?.categories).toEqual(['Urgent', 'IC-31191-G5C6']);
});
