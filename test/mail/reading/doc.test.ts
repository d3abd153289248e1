import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { docLines } from '../../../src/mail/reading/doc-lines.ts';
import { readMail } from '../../../src/mail/reading/read-mail.ts';
import { type DocBlock, type DocField, type DocRun, docCarriers, docOf } from '../../support/doc.ts';
import { compound } from '../../support/doc-file.ts';
import { emlOf } from '../../support/eml.ts';
import { fillForm } from './filled-form.ts';
import { cyber, formAround } from './one-question.ts';
import { anyReport } from './random-report.ts';

const office = { mailbox: 'casework@regulator.example', zone: 'Europe/London', prefix: 'IC' };

async function readDoc(bytes: Uint8Array) {
  const files = [{ name: 'breach form.doc', bytes }];
  return readMail(emlOf({ text: 'Please see the breach report attached.', files }), office);
}

describe('a report in a Word 97-2003 file reads back as it was written', () => {
  const ways = docCarriers.flatMap((as) => (['wide', 'quick-save'] as const).map((letters) => [as, letters] as const));
  test.for(ways)('with %s ticks and %s letters', async ([as, letters]) => {
    await fc.assert(
      fc.asyncProperty(anyReport, async (report) => {
        const blocks = fillForm(report).map((line): DocRun[] =>
          line.kind === 'option' ? [{ box: line.on, as }, { text: ` ${line.text}` }] : [{ text: line.text }],
        );
        expect((await readDoc(docOf(blocks, { letters }))).fields).toEqual(report);
      }),
      { numRuns: 10 },
    );
  });
});

const plain = (text: string): DocRun => ({ text });
const bold = (text: string): DocRun => ({ text, look: 'bold' });
const struck = (text: string): DocRun => ({ text, look: 'struck' });
const box = (chosen: number, usual = 0): DocRun => ({ field: { kind: 'box', chosen, usual } });
const choice = (chosen: number, usual = 0): DocField => ({
  kind: 'choice',
  chosen,
  usual,
  choices: ['Yes', 'No', "Don't know"],
});

describe('one answer among several, however Word keeps it', () => {
  test.for<[string, DocBlock[], string | null]>([
    ['bold among others', [[plain('Yes / '), bold('No'), plain(" / Don't know")]], 'No'],
    ['bold on a line of its own', [[plain('Yes')], [bold('No')], [plain("Don't know")]], 'No'],
    ['in the style Strong', [[plain('Yes')], [{ text: 'No', look: 'strong' }], [plain("Don't know")]], 'No'],
    ['the others struck out', [[struck('Yes')], [plain('No')], [struck("Don't know")]], 'No'],
    [
      'the others hidden',
      [[{ text: 'Yes', look: 'hidden' }], [plain('No')], [{ text: "Don't know", look: 'hidden' }]],
      'No',
    ],
    [
      'the others deleted, with the deletion kept',
      [[{ text: 'Yes', look: 'deleted' }], [plain('No')], [{ text: "Don't know", look: 'deleted' }]],
      'No',
    ],
    [
      'fields in a table',
      [
        {
          cells: [
            [box(0), plain(' Yes')],
            [box(1), plain(' No')],
          ],
        },
      ],
      'No',
    ],
    [
      'a box that the form ticked and nobody touched',
      [
        [box(25, 0), plain(' Yes')],
        [box(25, 1), plain(' No')],
      ],
      'No',
    ],
    [
      'a box that the form ticked and somebody cleared',
      [
        [box(0, 1), plain(' Yes')],
        [box(1, 0), plain(' No')],
      ],
      'No',
    ],
    ['a drop-down field', [[{ field: choice(1) }]], 'No'],
    ['a drop-down field that nobody touched', [[{ field: choice(25, 2) }]], "Don't know"],
    ['a drop-down field shown twice', [[{ field: choice(1), shown: 'No' }]], 'No'],
    ['a glyph of a font that has no ticks', [[{ symbol: 0xf0fe, font: 'Symbol' }, plain(' Yes')], [plain('No')]], null],
    [
      'two ticks',
      [
        [box(1), plain(' Yes')],
        [box(1), plain(' No')],
      ],
      null,
    ],
    ['no mark at all', [[plain('Yes')], [plain('No')], [plain("Don't know")]], null],
  ])('%s', async ([, middle, answer]) => {
    const { fields } = await readDoc(docOf(formAround([plain(cyber)], ...middle)));
    expect(fields).toMatchObject({ cyber: answer, whatHappened: 'A letter was lost.' });
  });
});

describe('the words of a file are those that a person sees', () => {
  const text = async (...runs: DocRun[]) => (await docLines(docOf([runs]))).map((line) => line.text);
  test.for<[string, DocRun[], string[]]>([
    ['letters of every script', [plain('naïve ŵyr 日本 🗂')], ['naïve ŵyr 日本 🗂']],
    ['a link by its words', [plain('see \u0013 HYPERLINK "http://x.example" \u0014here\u0015 now')], ['see here now']],
    ['a field in a field', [plain('\u0013 IF \u0013 DATE \u00141\u0015 \u0014two\u0015')], ['two']],
    ['lines broken within a paragraph', [plain('1 High Street\u000bNorthvale')], ['1 High Street', 'Northvale']],
    ['hyphens that keep words together', [plain('well\u001eknown and co\u001foperate')], ['well-known and cooperate']],
    ['no places of pictures and notes', [plain('a\u0008b\u0002c\u0005')], ['abc']],
  ])('%s', async ([, runs, lines]) => {
    expect((await text(...runs)).filter((line) => line !== '')).toEqual(lines);
  });

  test('letters of Windows in one byte each', async () => {
    const lines = await docLines(docOf([[plain('naïve ’t – “café”')]], { letters: 'narrow' }));
    expect(lines[0]?.text).toBe('naïve ’t – “café”');
  });
});

describe('a file that stays shut says why', () => {
  const form = () => docOf(formAround<DocBlock>());
  test.for<[string, () => Uint8Array, RegExp]>([
    ['a locked one', () => docOf(formAround(), { locked: true }), /locked with a password/],
    ['one of Word 95', () => docOf(formAround(), { version: 0x0068 }), /before Word 97; ask for it in another format/],
    ['one cut short', () => form().subarray(0, 3_000), /damaged/],
    [
      'one whose text ends beyond the file',
      () => docOf(formAround(), { fib: [[418, 0x7fff_0000]] }),
      /damaged|cut short/,
    ],
    ['a field without end', () => docOf(formAround<DocBlock>([plain('\u0013 IF ')])), /damaged/],
    [
      'one without its tables',
      () => compound({ WordDocument: Buffer.alloc(2_000, 'WordDocument') }),
      /damaged|before Word 97/,
    ],
    ['an empty container', () => compound({ WordDocument: Buffer.alloc(8) }), /cut short/],
  ])('%s', async ([, bytes, why]) => {
    const reading = await readDoc(bytes());
    expect(reading.classification).toBe('manual');
    expect(reading.manual).toMatch(why);
    expect(reading.attachments.map(({ name }) => name)).toEqual(['breach form.doc']);
  });

  test('whatever bytes of it are changed, a reading comes back', async () => {
    const doc = docOf(formAround([plain(cyber)], [box(1), plain(' Yes')]));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(doc.byteLength - 1), fc.nat(255)), { minLength: 1, maxLength: 12 }),
        async (changes) => {
          const damaged = Uint8Array.from(doc);
          for (const [at, byte] of changes) damaged[at] = byte;
          expect((await readDoc(damaged)).attachments[0]?.name).toBe('breach form.doc');
        },
      ),
      { numRuns: 150 },
    );
  });
});
