import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMail } from '../../../src/mail/reading/read-mail.ts';
import { emlOf, type MailParts } from '../../support/eml.ts';
import { msgOf } from '../../support/msg.ts';
import { clearSigned, encryptedPkcs7, signedAround } from '../../support/smime.ts';
import { tnefOf } from '../../support/tnef.ts';
import { zipOf } from '../../support/zip.ts';
import { fillForm } from './filled-form.ts';
import { anyReport } from './random-report.ts';
import { asDocx, asHtml, asText } from './written-form.ts';

const office = { mailbox: 'casework@regulator.example', zone: 'Europe/London', prefix: 'IC' };
const from = { name: 'Rhian Powell', address: 'rhian.powell@northvale.example' };
const item = { subject: 'Personal data breach notification', from, sentAt: '2024-03-12T10:15:00Z' };

type Form = ReturnType<typeof fillForm>;
const file = (name: string, bytes: Uint8Array): MailParts => ({ text: 'Attached.', files: [{ name, bytes }] });
const word = (form: Form) => asDocx(form, 'control');
const utf8 = (text: string) => Buffer.from(text, 'utf8');
const mime = (form: Form) => `Content-Type: text/plain; charset=utf-8\r\n\r\n${asText(form)}`;
const headers = { From: from.address, Subject: item.subject, Date: 'Tue, 12 Mar 2024 10:15:00 +0000' };

const ways: [string, (form: Form) => Uint8Array, string[]][] = [
  ['a zip', (form) => emlOf(file('a.zip', zipOf({ 'in/form.docx': word(form) }))), ['a.zip', 'form.docx']],
  ['a saved mail', (form) => emlOf(file('a.eml', emlOf({ text: asText(form) }))), ['a.eml']],
  [
    'a saved mail in a zip',
    (form) => emlOf(file('a.zip', zipOf({ 'a.eml': emlOf({ text: asText(form) }) }))),
    ['a.zip', 'a.eml'],
  ],
  ['an Outlook item', (form) => emlOf(file('a.msg', msgOf({ ...item, text: asText(form) }))), ['a.msg']],
  [
    'an Outlook item in HTML',
    (form) => emlOf(file('a.msg', msgOf({ ...item, html: asHtml(form, 'glyphs') }))),
    ['a.msg'],
  ],
  [
    'a file of an Outlook item',
    (form) =>
      emlOf(file('a.msg', msgOf({ ...item, text: 'Attached.', files: [{ name: 'form.docx', bytes: word(form) }] }))),
    ['a.msg', 'form.docx'],
  ],
  [
    'an Outlook item in another',
    (form) =>
      emlOf(
        file(
          'a.msg',
          msgOf({ ...item, text: 'See below.', files: [{ name: 'b', item: { ...item, text: asText(form) } }] }),
        ),
      ),
    ['a.msg', 'b.msg'],
  ],
  [
    'winmail.dat',
    (form) => emlOf(file('winmail.dat', tnefOf({ files: [{ name: 'form.docx', bytes: word(form) }] }))),
    ['winmail.dat', 'form.docx'],
  ],
  [
    'the body in winmail.dat',
    (form) => emlOf({ files: [{ name: 'winmail.dat', bytes: tnefOf({ html: asHtml(form, 'controls') }) }] }),
    ['winmail.dat'],
  ],
  [
    'an item in winmail.dat',
    (form) => emlOf(file('winmail.dat', tnefOf({ files: [{ name: 'b', item: { html: asHtml(form, 'controls') } }] }))),
    ['winmail.dat', 'b.winmail.dat'],
  ],
  ['a clear-signed mail', (form) => clearSigned(headers, mime(form)), ['smime.p7s']],
  [
    'an opaquely signed mail',
    (form) => emlOf({ files: [{ name: 'smime.p7m', bytes: signedAround(utf8(mime(form)), true) }] }),
    ['smime.p7m'],
  ],
];

describe('a report reads back as it was written, packed in', () => {
  test.for(ways)('%s', async ([, write, names]) => {
    await fc.assert(
      fc.asyncProperty(anyReport, async (report) => {
        const reading = await readMail(write(fillForm(report)), office);
        expect(reading.fields).toEqual(report);
        expect(reading.attachments.map(({ name }) => name)).toEqual(names);
        expect(reading.flags.filter(({ code }) => /unreadable|report/.test(code))).toEqual([]);
      }),
      { numRuns: 10 },
    );
  });
});

// Told in corso#5040.
test('an attached Outlook item says who sent the report, and when', async () => {
  const [report] = fc.sample(anyReport, { numRuns: 1, seed: 1 });
  const bytes = msgOf({
    ...item,
    to: { name: 'Casework', address: office.mailbox },
    text: asText(fillForm(report as never)),
  });
  expect((await readMail(emlOf(file('report.msg', bytes)), office)).forwarded).toEqual({
    from,
    sentAt: '2024-03-12T10:15:00.000Z',
    subject: item.subject,
    to: office.mailbox,
  });
});

test('an Outlook item from inside an organisation takes its sender from the headers that it came with', async () => {
  const inside = { name: 'Rhian Powell', address: '/O=NORTHVALE/CN=RECIPIENTS/CN=RPOWELL' };
  const came = `From: Rhian Powell <${from.address}>\r\nMessage-ID: <a@northvale.example>\r\n\r\n`;
  const bytes = msgOf({ ...item, from: inside, headers: came, text: 'A question about fees.' });
  expect((await readMail(emlOf(file('a.msg', bytes)), office)).forwarded?.from).toEqual(from);
});

test('an item that Outlook attached as an object keeps its bytes', async () => {
  const bytes = tnefOf({ files: [{ name: 'form.docx', object: Buffer.from('A letter.') }] });
  const { attachments } = await readMail(emlOf(file('winmail.dat', bytes)), office);
  expect(attachments.map(({ name, size }) => [name, size])).toEqual([
    ['winmail.dat', bytes.byteLength],
    ['form.docx', 9],
  ]);
});

test('an encrypted mail is for a person, and says that it is encrypted', async () => {
  const files = [{ name: 'smime.p7m', type: 'application/pkcs7-mime', bytes: encryptedPkcs7() }];
  const reading = await readMail(emlOf({ files }), office);
  expect(reading).toMatchObject({
    classification: 'manual',
    manual: 'The mail is encrypted; this desk holds no key for it',
  });
});

test('the signature under a clear-signed question is no picture of a report', async () => {
  const question = 'Content-Type: text/plain\r\n\r\nWhen will you answer our breach report of last week?';
  const { classification, manual } = await readMail(
    clearSigned({ ...headers, Subject: 'A question' }, question),
    office,
  );
  expect({ classification, manual }).toEqual({ classification: 'new_correspondence', manual: null });
});
