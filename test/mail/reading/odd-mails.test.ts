import { expect, test } from 'vitest';
import { readMail } from '../../../src/mail/reading/read-mail.ts';
import { emlOf } from '../../support/eml.ts';

const office = { mailbox: 'casework@regulator.example', zone: 'Europe/London', prefix: 'IC' };
const headers = 'From: Ada Quay <ada@harbourfish.example>\r\nSubject: Lost crate\r\n';
const read = (raw: string) => readMail(Buffer.from(raw), office);

test('a photograph without a word may be the report, though the mail program shows it in the text', async () => {
  const parts = 'Content-Type: image/jpeg; name="form.jpg"\r\nContent-Disposition: inline; filename="form.jpg"\r\n';
  const mail = await read(
    `${headers}${parts}Content-Transfer-Encoding: base64\r\n\r\n/9j/4AAQSkZJRgABAgAAZABkAAD/7A==\r\n`,
  );
  expect(mail).toMatchObject({ classification: 'manual', manual: expect.stringContaining('picture') });
});

test('headers that never end are no reason to take a mail for an empty one', async () => {
  const mail = await read(`${headers}X-Note: one\r\n \r\nA crate of forms fell off a van on Monday.\r\n\r\n`);
  expect(mail).toMatchObject({ classification: 'manual', manual: expect.stringContaining('could not be found') });
});

test('what was written above an attached mail is shown when that mail says nothing', async () => {
  const bytes = Buffer.from('this is no mail');
  const mail = await readMail(
    emlOf({
      headers: { Subject: 'Hello' },
      text: 'A crate fell off.',
      files: [{ name: 'a.eml', type: 'message/rfc822', bytes }],
    }),
    office,
  );
  expect(mail).toMatchObject({ classification: 'new_correspondence', text: 'A crate fell off.' });
});

test('words that all hang below the line above a signature are the words of the mail', async () => {
  const mail = await readMail(emlOf({ headers: { Subject: 'Hello' }, text: '-- \nA crate fell off.' }), office);
  expect(mail).toMatchObject({ classification: 'new_correspondence', text: 'A crate fell off.' });
});
