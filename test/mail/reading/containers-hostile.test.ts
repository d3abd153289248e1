import CFB from 'cfb';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readMail } from '../../../src/mail/reading/read-mail.ts';
import { emlOf } from '../../support/eml.ts';
import { type MsgParts, msgOf } from '../../support/msg.ts';
import { signedAround } from '../../support/smime.ts';
import { attribute, tnefOf } from '../../support/tnef.ts';
import { lockedZip, lyingZip, zipOf } from '../../support/zip.ts';

const office = { mailbox: 'casework@regulator.example', zone: 'Europe/London', prefix: 'IC' };
const words = Buffer.from('A letter about one tenant went to another tenant.');
const item = {
  subject: 'Breach',
  from: { name: 'Rhian Powell', address: 'rhian@northvale.example' },
  text: 'See below.',
};

async function readFile(name: string, bytes: Uint8Array) {
  return readMail(emlOf({ text: 'The breach report is attached.', files: [{ name, bytes }] }), office);
}

const many = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_none, at) => [`page ${at}.txt`, words]));
const bomb = () => zipSync({ 'form.txt': [Buffer.alloc(60_000_000, 0x41), { level: 9 }] });
const noise = (length: number) => Uint8Array.from({ length }, (_none, at) => (at * at * 31 + (at >> 3) * 17) % 256);

/** A mail in a mail, so many times. */
function nested(depth: number): MsgParts {
  return depth === 0 ? item : { ...item, files: [{ name: 'inner', item: nested(depth - 1) }] };
}

/** The first sector of names comes after itself. */
function looping(): Uint8Array {
  const bytes = Buffer.from(msgOf(item));
  const table = (bytes.readUInt32LE(76) + 1) * 512;
  const names = bytes.readUInt32LE(48);
  bytes.writeUInt32LE(names, table + 4 * names);
  return bytes;
}

/** A name whose neighbour is itself. */
function ownNeighbour(): Uint8Array {
  const bytes = Buffer.from(msgOf(item));
  const entry = (bytes.readUInt32LE(48) + 1) * 512 + 128;
  bytes.writeUInt32LE(1, entry + 72);
  return bytes;
}

describe('a container that stays shut is for a person, and says why', () => {
  const tnef = tnefOf({ text: 'Hello', files: [{ name: 'form.txt', bytes: words }] });
  test.for<[string, string, () => Uint8Array, RegExp]>([
    ['a locked zip', 'a.zip', () => lockedZip({ 'form.docx': words }), /locked with a password/],
    ['a zip bomb', 'a.zip', bomb, /far more than a report holds/],
    ['a zip of 5,000 files', 'a.zip', () => zipOf(many(5_000)), /more than 2,000 files/],
    [
      'a zip with nothing in it',
      'a.zip',
      () => zipOf({ '__MACOSX/._form': words, 'folder/': Buffer.alloc(0) }),
      /empty/,
    ],
    ['a zip cut short', 'a.zip', () => zipOf({ 'form.docx': words }).subarray(0, 80), /damaged/],
    ['a zip in a zip', 'a.zip', () => zipOf({ 'b.zip': zipOf({ 'form.docx': words }) }), /another zip file/],
    ['a zip without its list', 'a.zip', () => zipOf({ 'a.txt': words }).fill(0, -22), /damaged/],
    ['an Outlook item cut short', 'a.msg', () => msgOf(item).subarray(0, 1_500), /damaged/],
    ['an Outlook item that runs in circles', 'a.msg', looping, /damaged/],
    ['an Outlook item with a name beside itself', 'a.msg', ownNeighbour, /damaged/],
    ['an Outlook item in too many others', 'a.msg', () => msgOf(nested(4)), /deeper than this desk opens/],
    ['a compound file that is no mail', 'a.msg', otherCompound, /damaged|does not know/],
    ['a winmail.dat cut short', 'winmail.dat', () => tnef.subarray(0, -30), /damaged/],
    ['a winmail.dat with a lying length', 'winmail.dat', lyingTnef, /damaged/],
    ['a winmail.dat with a wrong checksum', 'winmail.dat', () => tnef.with(tnef.byteLength - 1, 0xfe), /damaged/],
    ['a winmail.dat with nothing in it', 'winmail.dat', () => tnef.subarray(0, 6), /damaged/],
    ['a mail in too many others', 'a.eml', () => eml(6), /deeper than this desk opens/],
  ])('%s', async ([, name, bytes, why]) => {
    const reading = await readFile(name, bytes());
    expect(reading.classification).toBe('manual');
    expect(reading.manual).toMatch(why);
    expect(reading.attachments[0]?.name).toBe(name);
  });
});

function otherCompound(): Uint8Array {
  const file = CFB.utils.cfb_new();
  CFB.utils.cfb_add(file, '/__substg1.0_elsewhere', Buffer.from('x'));
  return Uint8Array.from(CFB.write(file, { type: 'buffer' })).subarray(0, 1_024);
}

function lyingTnef(): Uint8Array {
  return Buffer.concat([tnefOf({}), attribute(1, 0x0002800c, words, 0xfffffff0)]);
}

function eml(depth: number): Uint8Array {
  return depth === 0
    ? emlOf({ text: 'Hello' })
    : emlOf({ files: [{ name: 'inner.eml', type: 'message/rfc822', bytes: eml(depth - 1) }] });
}

test('what a zip says about the sizes of its files is not believed', async () => {
  for (const claimed of [0, 4, 0x7fffffff]) {
    const reading = await readFile('a.zip', lyingZip({ 'letter.txt': words }, claimed));
    expect(reading.attachments[1]).toMatchObject({ name: 'letter.txt', size: words.byteLength });
  }
});

test('a file that finds no more room is named, and the others are read', async () => {
  const reading = await readFile('a.zip', zipOf({ 'a.txt': words, 'film.bin': noise(17_000_000), 'b.txt': words }));
  expect(reading.attachments.map(({ name, size }) => [name, size])).toEqual([
    ['a.zip', expect.any(Number)],
    ['a.txt', words.byteLength],
    ['film.bin', 0],
    ['b.txt', words.byteLength],
  ]);
  expect(reading.flags).toEqual([
    { code: 'unreadable_attachment', note: 'The zip file holds more than this desk unpacks (16 MB)' },
  ]);
});

test('of more than 200 files the first are read, and a person is told of the rest', async () => {
  const reading = await readFile('a.zip', zipOf(many(300)));
  expect(reading.attachments).toHaveLength(301);
  expect(reading.flags.map(({ note }) => note)).toEqual([
    'The mail carries more than 200 files, and the rest were not opened',
  ]);
});

test('names in a container are shown, never used as paths', async () => {
  const names = [
    '../../etc/passwd',
    'C:\\reports\\form.txt',
    'form\u202Etxt.exe',
    'a\r\nb.txt',
    `${'x'.repeat(600)}.txt`,
  ];
  const zip = zipOf(Object.fromEntries(names.map((name) => [name, words])));
  const shown = (await readFile('a.zip', zip)).attachments.map(({ name }) => name);
  const long = `${'x'.repeat(100)}…${'x'.repeat(36)}.txt`;
  expect(shown).toEqual(['a.zip', 'passwd', 'form.txt', 'formtxt.exe', 'a b.txt', long]);
  const tnef = tnefOf({ files: [{ name: '..\\..\\form\u202E.txt', bytes: words }] });
  expect((await readFile('winmail.dat', tnef)).attachments[1]?.name).toBe('form.txt');
});

test('a mail of a thousand parts inside each other is for a person', async () => {
  const open = Array.from(
    { length: 1_000 },
    (_none, at) => `Content-Type: multipart/mixed; boundary="b${at}"\r\n\r\n--b${at}\r\n`,
  );
  const raw = Buffer.from(`From: a@northvale.example\r\nSubject: Breach report\r\n${open.join('')}\r\nHello`);
  const reading = await readMail(raw, office);
  expect(reading).toMatchObject({ classification: 'manual', envelope: { subject: 'Breach report' } });
  expect(reading.manual).toMatch(/too deeply nested/);
});

describe('whatever bytes of it are changed, a reading comes back', () => {
  const form = Buffer.from('Report type\n[x] Initial report\nWhat has happened?\nA letter was lost.\n');
  const mime = Buffer.concat([Buffer.from('Content-Type: text/plain\r\n\r\n'), form]);
  test.for<[string, Uint8Array]>([
    ['a.zip', zipOf({ 'form.txt': form, 'more.eml': mime })],
    ['a.msg', msgOf({ ...nested(1), html: '<p>Hello</p>', sentAt: '2024-03-12T10:15:00Z' })],
    [
      'winmail.dat',
      tnefOf({
        text: 'Hello',
        rtf: form,
        files: [
          { name: 'b', item: { html: 'Hello' } },
          { name: 'form.txt', bytes: form },
        ],
      }),
    ],
    ['smime.p7m', signedAround(mime, true)],
  ])('%s', async ([name, whole]) => {
    // Most of a compound file is empty: changes are aimed at its first kilobytes, where its tables and names stand.
    const place = fc.oneof(fc.nat(whole.byteLength - 1), fc.nat(Math.min(whole.byteLength, 3_000) - 1));
    const changes = fc.array(fc.tuple(place, fc.oneof(fc.nat(255), fc.constantFrom(0, 255))), {
      minLength: 1,
      maxLength: 10,
    });
    await fc.assert(
      fc.asyncProperty(changes, fc.option(fc.nat(whole.byteLength), { freq: 4 }), async (some, cut) => {
        const damaged = Uint8Array.from(whole);
        for (const [at, byte] of some) damaged[at] = byte;
        const reading = await readFile(name, damaged.subarray(0, cut ?? undefined));
        expect(reading.attachments[0]?.name).toBe(name);
      }),
      { numRuns: 300 },
    );
  });
});
