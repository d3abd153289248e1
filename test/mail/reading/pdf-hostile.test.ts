import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readMail } from '../../../src/mail/reading/read-mail.ts';
import { startReaderPool } from '../../../src/mail/reading/reader-pool.ts';
import { emlOf } from '../../support/eml.ts';
import { type PdfRun, pdfOf } from '../../support/pdf.ts';
import { NEXT, packed, pdfAround } from '../../support/pdf-file.ts';
import { cyber, formAround } from './one-question.ts';

const office = { mailbox: 'casework@regulator.example', zone: 'Europe/London', prefix: 'IC' };
const mailWith = (bytes: Uint8Array) =>
  emlOf({ text: 'Please see the breach report attached.', files: [{ name: 'breach form.pdf', bytes }] });

const tick: PdfRun[] = [{ box: true, as: 'crossed-box' }, { text: ' No' }];
const form = () => pdfOf(formAround([{ text: cyber }], tick, [{ box: false, as: 'crossed-box' }, { text: ' Yes' }]));
const picture = 'q 500 0 0 700 50 50 cm /Im Do Q';

function changed(bytes: Uint8Array, from: RegExp, to: string): Uint8Array {
  return Buffer.from(Buffer.from(bytes).toString('latin1').replace(from, to), 'latin1');
}

/** 600 MB of drawing, as one part that every page shows four times. */
function bomb(entries = ''): Uint8Array {
  const part = packed(Buffer.alloc(150 * 1024 * 1024, ' '), entries);
  return pdfAround([{ drawing: '', more: `/Contents [${`${NEXT} 0 R `.repeat(4)}]` }], new Map(), { objects: [part] });
}

describe('a PDF that stays shut says why', () => {
  const locked = '/Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O <'.concat(
    'aa'.repeat(32),
    '> /U <',
    'bb'.repeat(32),
    '> >> /ID [<00> <00>]',
  );
  const xfa = '/AcroForm << /XFA 8 0 R /Fields [] >>';
  const wait = pdfOf([
    [{ text: 'Please wait... If this message is not replaced, your viewer cannot show this form.' }],
  ]);
  test.for<[string, () => Uint8Array, RegExp]>([
    ['a locked one', () => pdfAround([{ drawing: '' }], new Map(), { trailer: locked }), /locked with a password/],
    ['a scan', () => pdfAround([{ drawing: picture }, { drawing: picture }]), /only pictures of its pages \(a scan\)/],
    [
      'a scan that bears a page number',
      () => pdfAround([{ drawing: `${picture} BT /F4 9 Tf 50 50 Td (4) Tj ET` }]),
      /a scan/,
    ],
    ['letters drawn as shapes', () => pdfAround([{ drawing: '100 100 m 120 150 l 140 100 l S' }]), /letters as shapes/],
    ['empty pages', () => pdfAround([{ drawing: '' }]), /only empty pages/],
    ['a form that only Adobe shows', () => changed(wait, /\/Type \/Catalog/, `/Type /Catalog ${xfa}`), /XFA form/],
    ['garbage behind a PDF head', () => Buffer.from(`%PDF-1.7\n${'garbage '.repeat(400)}`), /damaged/],
    ['one cut short in the middle', () => form().subarray(0, 900), /damaged|only empty pages/],
    ['pages in a circle', () => changed(form(), /\/Kids \[\d+ 0 R\]/, '/Kids [2 0 R]'), /damaged/],
    ['one of 600 MB in 150 kB', bomb, /unpacks to far more/],
  ])('%s', async ([, bytes, why]) => {
    const reading = await readMail(mailWith(bytes()), office);
    expect(reading.classification).toBe('manual');
    expect(reading.manual).toMatch(why);
    expect(reading.attachments.map(({ name }) => name)).toEqual(['breach form.pdf']);
  });

  test('a bomb that passes for a picture ends its reader, and the next mail is read', async () => {
    const pool = startReaderPool(office);
    onTestFinished(() => pool.stop());
    const read = async (raw: Uint8Array) => {
      const open = async function* () {
        yield raw;
      };
      return (await pool.read(open)) ?? (await pool.readSlowly(open));
    };
    expect((await read(mailWith(bomb('/Subtype /Image')))).manual).toMatch(/stopped twice/);
    expect((await read(mailWith(form()))).fields).toMatchObject({ cyber: 'No', whatHappened: 'A letter was lost.' });
  });
});

describe('what of a PDF was not read is said beside the report', () => {
  const notesOn = async (bytes: Uint8Array) => {
    const { classification, flags } = await readMail(mailWith(bytes), office);
    expect(classification).toBe('initial_report');
    return flags.map(({ note }) => note);
  };

  test('a page that is a picture', async () => {
    const pdf = pdfOf(formAround(), { more: [{ drawing: picture }] });
    expect(await notesOn(pdf)).toContain('Nothing could be read on page 2 of the PDF: a picture, or blank');
  });

  test('pages beyond the fortieth', async () => {
    const more = Array.from({ length: 44 }, () => ({ drawing: 'BT /F4 9 Tf 50 700 Td (4) Tj ET' }));
    expect(await notesOn(pdfOf(formAround(), { more }))).toContain("Only the first 40 of the PDF's 45 pages were read");
  });

  test('words that a program recognised in a scan', async () => {
    const { fields, flags } = await readMail(
      mailWith(pdfOf(formAround([{ text: cyber }], tick), { scan: true })),
      office,
    );
    expect(fields).toMatchObject({ whatHappened: 'A letter was lost.' });
    expect(flags.map(({ note }) => note)).toContainEqual(expect.stringMatching(/off a scan; check them/));
  });
});

test('whatever bytes of it are changed, a reading comes back, and no tick is made up', async () => {
  const pdf = form();
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(pdf.byteLength - 1), fc.nat(255)), { minLength: 1, maxLength: 12 }),
      async (changes) => {
        const damaged = Uint8Array.from(pdf);
        for (const [at, byte] of changes) damaged[at] = byte;
        const { attachments, fields } = await readMail(mailWith(damaged), office);
        expect(attachments[0]?.name).toBe('breach form.pdf');
        expect(fields?.cyber ?? 'No').toBe('No');
      },
    ),
    { numRuns: 150 },
  );
});
