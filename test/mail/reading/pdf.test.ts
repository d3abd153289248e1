import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pdfLines } from '../../../src/mail/reading/pdf-lines.ts';
import { readMail } from '../../../src/mail/reading/read-mail.ts';
import { emlOf } from '../../support/eml.ts';
import { type PdfBlock, type PdfCarrier, type PdfRun, pdfCarriers, pdfOf } from '../../support/pdf.ts';
import { pdfAround } from '../../support/pdf-file.ts';
import { fillForm } from './filled-form.ts';
import { cyber, formAround } from './one-question.ts';
import { anyReport } from './random-report.ts';

const office = { mailbox: 'casework@regulator.example', zone: 'Europe/London', prefix: 'IC' };

async function readPdf(bytes: Uint8Array) {
  const files = [{ name: 'breach form.pdf', bytes }];
  return readMail(emlOf({ text: 'Please see the breach report attached.', files }), office);
}

describe('a report in a PDF reads back as it was written', () => {
  test.for(pdfCarriers)('with %s ticks', async (as) => {
    await fc.assert(
      fc.asyncProperty(anyReport, async (report) => {
        const blocks = fillForm(report).map((line): PdfRun[] => {
          if (line.kind === 'option') return [{ box: line.on, as }, { text: ` ${line.text}` }];
          return [{ text: line.text, ...(line.kind === 'label' ? { look: 'bold' as const } : {}) }];
        });
        const edges = { header: 'OFFICIAL', footer: (page: number) => `Page ${page}` };
        expect((await readPdf(pdfOf(blocks, edges))).fields).toEqual(report);
      }),
      { numRuns: 15 },
    );
  });
});

const bold = (text: string): PdfRun => ({ text, look: 'bold' });
const struck = (text: string): PdfRun => ({ text, look: 'struck' });
const plain = (text: string): PdfRun => ({ text });
const box = (on: boolean, as: PdfCarrier = 'crossed-box'): PdfRun => ({ box: on, as });

describe('one answer among several, however the page shows it', () => {
  test.for<[string, PdfBlock[], string | null]>([
    ['bold among others', [[plain('Yes / '), bold('No'), plain(" / Don't know")]], 'No'],
    ['bold on a line of its own', [[plain('Yes')], [bold('No')], [plain("Don't know")]], 'No'],
    ['the others struck out', [[struck('Yes')], [plain('No')], [struck("Don't know")]], 'No'],
    ['the others struck out in one line', [[struck('Yes'), plain(' / No / '), struck("Don't know")]], 'No'],
    [
      'boxes in one line',
      [[box(false), plain(' Yes '), box(true), plain(' No '), box(false), plain(" Don't know")]],
      'No',
    ],
    ['boxes behind their labels', [[plain('Yes '), box(false), plain(' No '), box(true)]], 'No'],
    ['boxes in a table', [{ cells: [[[box(false), plain(' Yes')]], [[box(true), plain(' No')]]] }], 'No'],
    [
      'a letter typed into a box',
      [
        [box(false), plain(' Yes')],
        [box(false, 'letter-in-box'), plain(' No')],
        [box(true, 'letter-in-box'), plain(" Don't know")],
      ],
      "Don't know",
    ],
    ['a field to fill in', [[{ field: 'No', name: 'form1[0].#subform[2].Text17[0]' }]], 'No'],
    [
      'two ticks',
      [
        [box(true), plain(' Yes')],
        [box(true), plain(' No')],
      ],
      null,
    ],
    ['no mark at all', [[plain('Yes')], [plain('No')], [plain("Don't know")]], null],
    [
      'solid squares that are bullets',
      [
        [box(true, 'bullet'), plain(' Yes')],
        [box(true, 'bullet'), plain(' No')],
      ],
      null,
    ],
  ])('%s', async ([, middle, answer]) => {
    const { fields, flags } = await readPdf(pdfOf(formAround([plain(cyber)], ...middle)));
    expect(fields).toMatchObject({ cyber: answer, whatHappened: 'A letter was lost.' });
    const codes = flags.map(({ code }) => code).filter((code) => code !== 'form_edition');
    expect(codes).toEqual(answer === null ? [expect.stringMatching(/conflict|no_tick_state/)] : []);
  });
});

describe('the lines of a page are those that a person reads', () => {
  const text = async (blocks: PdfBlock[], edges?: Parameters<typeof pdfOf>[1]) =>
    (await pdfLines(pdfOf(blocks, edges))).lines.map((line) => line.text);
  const long = `We ${'wrote to everybody and '.repeat(12)}went home.`;

  test('a paragraph that was wrapped is one line', async () => {
    expect(await text([[plain(long)], [plain('Then we slept.')]])).toEqual([long, 'Then we slept.']);
  });

  test('an empty paragraph stays empty', async () => {
    expect(await text([[plain('One')], [plain('Two')], [plain('')], [plain('Three')]])).toEqual([
      'One',
      'Two',
      '',
      'Three',
    ]);
  });

  test('the cells of a ruled table are read one after another', async () => {
    const lines = (...some: string[]) => some.map((one) => [plain(one)]);
    const row = { cells: [lines('What has', 'happened?'), lines('A letter was lost', 'on Monday.')] };
    const short = { cells: [lines('Report type'), lines('Initial report')] };
    expect(await text([row, short])).toEqual([
      'What has',
      'happened?',
      'A letter was lost',
      'on Monday.',
      'Report type\tInitial report',
    ]);
  });

  test('what is wrapped below one of two ticks belongs to that tick', async () => {
    const right = {
      cells: [
        [[box(true), plain(' Basic data, eg')], [plain('    contact details')]],
        [[box(false), plain(' Bank details,')], [plain('    eg cards')]],
      ],
    };
    expect(await text([{ ...right, bare: true }])).toEqual([
      '☒ Basic data, eg',
      'contact details',
      '☐ Bank details,',
      'eg cards',
    ]);
  });

  test('one glyph before every option is no tick', async () => {
    const options = Array.from({ length: 8 }, (_none, index) => [box(true, 'glyph'), plain(` Option ${index}`)]);
    expect((await text(options))[0]).toBe('Option 0');
    expect((await text([...options, [box(false, 'glyph'), plain(' None')]]))[0]).toBe('☒ Option 0');
  });

  test('a question below a full line begins a line of its own', async () => {
    const full = 'We told everybody who was on the list at once.';
    const cell = [[plain(full)], [plain('Was the breach caused by a cyber incident?')], [plain('No')]];
    expect((await text([{ cells: [cell] }]))[0]).toBe(full);
    expect((await text([{ cells: [[[plain(full)], [plain('Wasteful as that is.')]]] }]))[0]).toBe(
      `${full} Wasteful as that is.`,
    );
  });

  test('a page that lies on its side is read as well', async () => {
    const page = { drawing: 'BT /F4 10 Tf 0 1 -1 0 300 100 Tm (4o) Tj ET' };
    expect((await pdfLines(pdfAround([page]))).lines.map((line) => line.text)).toEqual(['✔❏']);
    const turned = { drawing: 'BT /F4 10 Tf 50 700 Td (4o) Tj ET', more: '/Rotate 90' };
    expect((await pdfLines(pdfAround([turned]))).lines.map((line) => line.text)).toEqual(['✔❏']);
  });

  test('boxes whose state at first is none of their own are not trusted', async () => {
    const boxes = pdfOf([
      [box(true, 'form-field'), plain(' Yes')],
      [box(false, 'form-field'), plain(' No')],
    ]);
    const strange = Buffer.from(boxes).toString('latin1').replace('/V /Yes', '/DV /On /V /Yes');
    const { lines } = await pdfLines(Buffer.from(strange, 'latin1'));
    expect(lines.map((line) => line.text)).toEqual(['Yes', 'No']);
  });

  test('headers and numbers of pages are left out, and what a page only begins alike is not', async () => {
    const pages = Array.from({ length: 150 }, (_none, index) => [bold(`Line ${index}`)]);
    const lines = await text(pages, { header: 'OFFICIAL 2024', footer: (page) => `Page ${page} of 3` });
    expect(lines).toEqual(pages.map(([run]) => run && 'text' in run && run.text));
  });

  test('what was typed into the fields of a form stands behind their labels, line for line', async () => {
    const blocks = [
      [plain('Name: '), { field: 'Rhian Powell' }],
      [plain('What has happened? ')],
      [{ field: 'A letter was lost.\nTwice.' }],
    ];
    expect(await text(blocks)).toEqual(['Name: Rhian Powell', 'What has happened?', 'A letter was lost.', 'Twice.']);
  });

  test('nothing is read that runs across the page or beyond its edge', async () => {
    const stamp = 'BT /F4 40 Tf 0.7 0.7 -0.7 0.7 100 100 Tm (445) Tj ET BT /F4 10 Tf 700 400 Td (4) Tj ET';
    const { lines } = await pdfLines(pdfAround([{ drawing: `${stamp} BT /F4 10 Tf 50 700 Td (o) Tj ET` }]));
    expect(lines.map((line) => line.text)).toEqual(['❏']);
  });
});
