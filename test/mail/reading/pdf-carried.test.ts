import { readFileSync } from 'node:fs';
import PostalMime from 'postal-mime';
import { expect, test } from 'vitest';
import { bytesOf } from '../../../src/mail/reading/parse-mail.ts';
import { readMail } from '../../../src/mail/reading/read-mail.ts';
import { emlOf } from '../../support/eml.ts';
import { NEXT, packed, pdfAround } from '../../support/pdf-file.ts';
import { zipOf } from '../../support/zip.ts';

const office = { mailbox: 'casework@regulator.example', zone: 'Europe/London', prefix: 'IC' };
const fixture = (name: string) => readFileSync(new URL(`../../fixtures/reports/${name}`, import.meta.url));
const [attached] = (await PostalMime.parse(fixture('docx-legacy-checkboxes.eml'))).attachments;
const form = attached ? bytesOf(attached) : new Uint8Array();
const asRead = JSON.parse(fixture('docx-legacy-checkboxes.json').toString()).fields;
const COVER = 'BT /F4 11 Tf 60 760 Td (Please open the file in this document) Tj ET';

type Carried = [name: string, bytes: Uint8Array];

/** A PDF of one page that carries files, in its list or pinned to the page. */
function pdfWith(files: Carried[], { drawing = COVER, pinned = false } = {}): Uint8Array {
  const objects = files.flatMap(([name, bytes], at) => [
    `<< /Type /Filespec /F (${name}) /UF (${name}) /EF << /F ${NEXT + 2 * at + 1} 0 R >> >>`,
    packed(bytes, '/Type /EmbeddedFile'),
  ]);
  const refs = files.map(([name], at) => `(${name}) ${NEXT + 2 * at} 0 R`).join(' ');
  const catalogue = pinned ? '' : `/Names << /EmbeddedFiles << /Names [${refs}] >> >>`;
  const notes = pinned
    ? files.map((_none, at) => `<< /Type /Annot /Subtype /FileAttachment /Rect [9 9 20 20] /FS ${NEXT + 2 * at} 0 R >>`)
    : [];
  return pdfAround([{ drawing, notes }], new Map(), { catalogue, objects });
}

function reading(pdf: Uint8Array) {
  return readMail(emlOf({ text: 'Our report is attached.', files: [{ name: 'report.pdf', bytes: pdf }] }), office);
}

test.for<[string, Uint8Array]>([
  ['in its list of files', pdfWith([['form.docx', form]])],
  ['pinned to its page', pdfWith([['form.docx', form]], { pinned: true })],
  ['on an empty cover', pdfWith([['form.docx', form]], { drawing: '' })],
])('the form that a PDF carries %s is read', async ([, pdf]) => {
  const { fields, manual, attachments, flags } = await reading(pdf);
  expect(fields).toMatchObject(asRead);
  expect(manual).toBeNull();
  expect(attachments.map(({ name }) => name)).toEqual(['report.pdf', 'form.docx']);
  expect(flags.filter(({ code }) => code === 'unreadable_attachment')).toEqual([]);
});

test.for<[string, Uint8Array, RegExp]>([
  ['one of no known kind', pdfWith([['form.docx', Buffer.from([0, 1, 0, 2])]]), /kind that this desk does not know/],
  ['a zip', pdfWith([['all.zip', zipOf({ 'form.docx': form })]]), /outer one/],
  [
    'a PDF that carries one in its turn',
    pdfWith([['inner.pdf', pdfWith([['form.docx', form]])]]),
    /inside a PDF carries files, which were not opened: form\.docx/,
  ],
  ['one of 20 MB', pdfWith([['form.docx', Buffer.alloc(20_000_000)]]), /carries more than this desk unpacks/],
])('what a PDF carries and stays shut says why: %s', async ([, pdf, why]) => {
  const { classification, manual, flags } = await reading(pdf);
  expect(classification).toBe('manual');
  expect([manual, ...flags.map(({ note }) => note)].join(' ')).toMatch(why);
});
