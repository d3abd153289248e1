import { documentXml, docxAround } from './docx.ts';
import { emlOf } from './eml.ts';
import { endlessZip } from './endless-zip.ts';
import { nestedPdf, pdfBomb, pdfInCircles, pdfOfPages, pdfThatRefersToItself } from './hostile-pdf.ts';
import { lyingZip, zipOf } from './zip.ts';

/** A mail made to do harm, or so broken that it might. */
export type Hostile = { name: string; write: () => Uint8Array };

const withFile = (name: string, bytes: Uint8Array) =>
  emlOf({ text: 'Our breach report is attached.', files: [{ name, bytes }] });

/** A mail of headers as given and of a body, byte for byte. */
function rawMail(headers: string[], body: string | Uint8Array): Uint8Array {
  const usual = ['From: Data Team <data.team@northvale.example>', 'To: casework@regulator.example'];
  return Buffer.concat([Buffer.from(`${[...usual, ...headers].join('\r\n')}\r\n\r\n`), Buffer.from(body)]);
}

const subject = 'Subject: Personal data breach notification';
const plain = 'Content-Type: text/plain';
const paragraph = '<w:p><w:r><w:t>&a;</w:t></w:r></w:p>';
const withDoctype = (doctype: string) => documentXml(paragraph).replace('?>', `?><!DOCTYPE w [${doctype}]>`);
const laughs = Array.from({ length: 12 }, (_none, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('');
const words = Buffer.from('A letter about one tenant went to another tenant.');

/** Files that a report may be thought to stand in. */
const files: Record<string, () => [name: string, bytes: Uint8Array]> = {
  'a zip whose file unpacks to 2 GB and says that it is small': () => ['report.zip', endlessZip('form.txt', 2_000)],
  'a Word file that unpacks to 2 GB and says that it is small': () => [
    'report.docx',
    endlessZip('word/document.xml', 2_000),
  ],
  'an OpenDocument file that unpacks to 2 GB': () => ['report.odt', endlessZip('content.xml', 2_000)],
  'a zip that says that its file is of 2 GB': () => ['report.zip', lyingZip({ 'form.txt': words }, 0x7fffffff)],
  'a Word file of a billion laughs': () => [
    'report.docx',
    docxAround(withDoctype(`<!ENTITY l0 "ha">${laughs}<!ENTITY a "&l12;">`)),
  ],
  'a Word file that asks for a file of the machine': () => [
    'report.docx',
    docxAround(withDoctype('<!ENTITY a SYSTEM "file:///etc/passwd">')),
  ],
  'a Word file of 200,000 elements in each other': () => [
    'report.docx',
    docxAround(documentXml('<w:p>'.repeat(200_000) + '</w:p>'.repeat(200_000)), 0),
  ],
  'an OpenDocument file of 200,000 elements in each other': () => [
    'report.odt',
    zipOf({
      mimetype: Buffer.from('application/vnd.oasis.opendocument.text'),
      'content.xml': Buffer.from(`<a>${'<text:p>'.repeat(200_000)}`),
    }),
  ],
  'a rich text file of 300,000 groups in each other': () => [
    'report.rtf',
    Buffer.from(`{\\rtf1 ${'{'.repeat(300_000)}${'}'.repeat(300_000)}}`),
  ],
  'an HTML file of 300,000 tables in each other': () => [
    'report.html',
    Buffer.from(`<html><body>${'<table><tr><td>'.repeat(300_000)}`),
  ],
  'a PDF whose page unpacks to 600 MB': () => ['report.pdf', pdfBomb(600)],
  'a PDF whose pages hold themselves': () => ['report.pdf', pdfInCircles()],
  'a PDF of 100,000 pages': () => ['report.pdf', pdfOfPages(100_000)],
  'a PDF of a million lists in each other': () => ['report.pdf', nestedPdf(1_000_000)],
  'a PDF that refers to itself': () => ['report.pdf', pdfThatRefersToItself()],
  'a Word file cut short': () => ['report.docx', docxAround(documentXml(paragraph)).subarray(0, 200)],
  'a file of nothing but zeros': () => ['report.doc', Buffer.alloc(3_000_000)],
};

/** Mails that are hostile as such. */
const mails: Record<string, () => Uint8Array> = {
  'a mail of 5,000 attachments': () =>
    emlOf({
      text: 'Attached.',
      files: Array.from({ length: 5_000 }, (_none, at) => ({ name: `${at}.txt`, bytes: words })),
    }),
  'a mail of 1,900 attachments': () =>
    emlOf({
      text: 'Attached.',
      files: Array.from({ length: 1_900 }, (_none, at) => ({ name: `${at}.txt`, bytes: words })),
    }),
  'a mail of 1,000 parts in each other': () =>
    rawMail(
      [subject, 'Content-Type: multipart/mixed; boundary="b0"'],
      Array.from(
        { length: 1_000 },
        (_none, at) => `--b${at}\r\nContent-Type: multipart/mixed; boundary="b${at + 1}"\r\n\r\n`,
      ).join(''),
    ),
  'a mail whose subject is a megabyte long': () => rawMail([`Subject: ${'breach '.repeat(150_000)}`, plain], words),
  'a mail of three megabytes of headers': () =>
    rawMail(
      [subject, ...Array.from({ length: 50_000 }, (_none, at) => `X-Header-${at}: ${'x'.repeat(50)}`), plain],
      words,
    ),
  'a mail whose base64 breaks off': () =>
    rawMail(
      [subject, 'Content-Type: multipart/mixed; boundary="x"'],
      '--x\r\nContent-Type: application/octet-stream; name="report.docx"\r\nContent-Transfer-Encoding: base64\r\n\r\nUEsDBBQAAAAIA',
    ),
  'a mail without the boundary that it announces': () =>
    rawMail([subject, 'Content-Type: multipart/mixed; boundary="nowhere"'], `${words}\r\n`.repeat(20)),
  'a mail full of NULs': () =>
    rawMail(['Subject: Personal\0 data breach', plain], `Report\0 type\r\n[x] Initial\0 report\r\n\0\0`),
  'a mail of bytes that are no UTF-8': () =>
    rawMail(
      [subject, 'Content-Type: text/plain; charset=utf-8'],
      Buffer.from('A letter \xff\xfe\xc0\x80 \xed\xa0\x80 was lost', 'latin1'),
    ),
  'a mail in halves of characters': () =>
    rawMail(
      [subject, 'Content-Type: text/plain; charset=utf-16le'],
      Buffer.from('A\0 \0\x00\xd8 \0\x00\xdc\0\0', 'latin1'),
    ),
  'a mail in a charset that nobody knows': () =>
    rawMail([subject, 'Content-Type: text/plain; charset=x-martian'], words),
  'a mail with line breaks in its names': () =>
    rawMail(
      [
        'Subject: =?utf-8?B?QnJlYWNoDQpCY2M6IGV2ZXJ5Ym9keUBub3J0aHZhbGUuZXhhbXBsZQ==?=',
        plain,
        'Reply-To: =?utf-8?Q?a=0D=0Ab?= <a@northvale.example>',
      ],
      words,
    ),
  'a mail with file names that lead elsewhere': () =>
    emlOf({
      text: 'Attached.',
      files: [
        '../../etc/cron.d/x',
        '..\\..\\boot.ini',
        'report\u202Excod.exe',
        `${'n'.repeat(600)}.txt`,
        '\u0000',
        '=cmd|calc',
      ].map((name) => ({ name, bytes: words })),
    }),
  'an HTML mail of 300,000 tables in each other': () => emlOf({ html: '<table><tr><td>'.repeat(300_000) }),
  'an HTML mail of a million attributes': () => emlOf({ html: `<p ${'a="b" '.repeat(700_000)}>Hello</p>` }),
  'a mail of a million lines': () => rawMail([subject, plain], 'a line\r\n'.repeat(1_000_000)),
  'a mail of thirty million lines, which takes all memory': () =>
    rawMail([subject, plain], Buffer.alloc(60_000_000, '\r\n')),
  'a mail of one line of ten megabytes': () => rawMail([subject, plain], 'Name: a@b '.repeat(1_000_000)),
  'a mail of a million spaces': () =>
    rawMail([subject, plain], `Report type${' '.repeat(1_000_000)}x\r\n${'\t'.repeat(1_000_000)}`),
  'a mail of a hundred thousand quotations in each other': () =>
    rawMail([subject, plain], `${'>'.repeat(100_000)} Hello`),
  'a mail of fifty thousand forwards in each other': () =>
    rawMail(
      [subject, plain],
      'From: a@northvale.example\r\nSent: 1 March 2024\r\nTo: b\r\nSubject: FW\r\n\r\n'.repeat(50_000),
    ),
  'a mail of fifty thousand questions': () =>
    rawMail([subject, plain], 'Report type\r\nWhat has happened?\r\n'.repeat(50_000)),
  'a mail of two hundred thousand references': () =>
    rawMail([subject, plain], 'IC-31191-G5C6 IC-40112-K3T7\r\n'.repeat(100_000)),
};

export const hostileMails: Hostile[] = [
  ...Object.entries(files).map(([name, write]) => ({ name, write: () => withFile(...write()) })),
  ...Object.entries(mails).map(([name, write]) => ({ name, write })),
];
