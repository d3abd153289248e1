import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMail } from '../../../src/mail/reading/read-mail.ts';
import { rtfLines } from '../../../src/mail/reading/rtf-lines.ts';
import { emlOf } from '../../support/eml.ts';
import { formBox, formChoice, type RtfBlock, type RtfRun, rtfAround, rtfCarriers, rtfOf } from '../../support/rtf.ts';
import { fillForm } from './filled-form.ts';
import { cyber, formAround } from './one-question.ts';
import { anyReport } from './random-report.ts';

const office = { mailbox: 'casework@regulator.example', zone: 'Europe/London', prefix: 'IC' };

async function readRtf(bytes: Uint8Array) {
  const files = [{ name: 'breach form.rtf', bytes }];
  return readMail(emlOf({ text: 'Please see the breach report attached.', files }), office);
}

describe('a report in a rich text file reads back as it was written', () => {
  test.for(rtfCarriers)('with %s ticks', async (as) => {
    await fc.assert(
      fc.asyncProperty(anyReport, async (report) => {
        const blocks = fillForm(report).map((line): RtfRun[] =>
          line.kind === 'option' ? [{ box: line.on, as }, { text: ` ${line.text}` }] : [{ text: line.text }],
        );
        expect((await readRtf(rtfOf(blocks))).fields).toEqual(report);
      }),
      { numRuns: 15 },
    );
  });
});

const ticked: RtfRun = { raw: formBox('\\fftype1\\ffres1\\ffdefres0') };
const clear: RtfRun = { raw: formBox('\\fftype1\\ffres0\\ffdefres1') };
const untouched: RtfRun = { raw: formBox('\\fftype1\\ffres25\\ffdefres0') };
const tickedBefore: RtfRun = { raw: formBox('\\fftype1\\ffres25\\ffdefres1') };

describe('one answer among several, however Word keeps it', () => {
  test.for<[string, RtfBlock[], string | null]>([
    ['bold among others', [[{ text: 'Yes / ' }, { text: 'No', look: 'bold' }, { text: " / Don't know" }]], 'No'],
    ['bold on a line of its own', [[{ text: 'Yes' }], [{ text: 'No', look: 'bold' }], [{ text: "Don't know" }]], 'No'],
    [
      'the others struck out',
      [[{ text: 'Yes', look: 'struck' }], [{ text: 'No' }], [{ text: "Don't know", look: 'struck' }]],
      'No',
    ],
    [
      'fields in a table',
      [
        {
          cells: [
            [clear, { text: ' Yes' }],
            [ticked, { text: ' No' }],
          ],
        },
      ],
      'No',
    ],
    [
      'a box that the form ticked and nobody touched',
      [
        [untouched, { text: ' Yes' }],
        [tickedBefore, { text: ' No' }],
      ],
      'No',
    ],
    [
      'two ticks',
      [
        [ticked, { text: ' Yes' }],
        [ticked, { text: ' No' }],
      ],
      null,
    ],
    ['a drop-down field', [[{ raw: formChoice(['Yes', 'No', "Don't know"], 1) }]], 'No'],
    ['a drop-down field shown twice', [[{ raw: formChoice(['Yes', 'No', "Don't know"], 1, 'No') }]], 'No'],
    ['no mark at all', [[{ text: 'Yes' }], [{ text: 'No' }], [{ text: "Don't know" }]], null],
  ])('%s', async ([, middle, answer]) => {
    const { fields } = await readRtf(rtfOf(formAround([{ text: cyber }], ...middle)));
    expect(fields).toMatchObject({ cyber: answer, whatHappened: 'A letter was lost.' });
  });
});

describe('the words of a file are those that a person sees', () => {
  const text = (body: string) => rtfLines(rtfAround(body)).map((line) => line.text);
  test.for<[string, string, string[]]>([
    ['letters of Windows', "na\\'efve caf\\'e9\\par", ['naïve café']],
    ['Japanese letters of two bytes', "{\\f2 \\'93\\'fa\\'96\\'7b}\\par", ['日本']],
    ['Unicode and its stand-ins', '\\uc2\\u373 xy\\uc0\\u375\\uc1\\par', ['ŵŷ']],
    ['Unicode without stand-ins', "{\\uc0\\u373}r\\u375'{} y\\par", ['ŵrŷ y']],
    ['signs by name', '\\lquote a\\rquote\\emdash\\~b\\_c\\par', ['‘a’—\u00a0b-c']],
    ['a link by its words', '{\\field{\\*\\fldinst HYPERLINK "http://x.example"}{\\fldrslt here}}\\par', ['here']],
    ['no bullets, bookmarks or comments', '{\\listtext\\tab}{\\*\\bkmkstart A1}a{\\*\\annotation no}\\par', ['a']],
    ['no deleted or hidden words', '{\\deleted gone}{\\v hidden}kept\\par', ['kept']],
    [
      'the words of a text box once',
      '{\\shp{\\*\\shpinst{\\sp{\\sn a}{\\sv b}}{\\shptxt in it}}{\\shprslt in it}}',
      ['in it'],
    ],
    ['a picture by nothing', '{\\*\\shppict{\\pict\\pngblip 89504e47}}{\\nonshppict{\\pict 00}}a\\par', ['a']],
    ['no raw data', 'a{\\pict\\bin4 }}}}}b\\par', ['ab']],
    [
      'the cells of a table in a table',
      '\\trowd\\intbl a\\nestcell b\\nestcell{\\*\\nesttableprops\\trowd\\nestrow}\\cell c\\cell\\row',
      ['a', 'b', 'c'],
    ],
  ])('%s', ([, body, lines]) => {
    expect(text(body).filter((line) => line !== '')).toEqual(lines);
  });
});

describe('a file that stays shut says why', () => {
  test.for<[string, () => Uint8Array, RegExp]>([
    ['one cut short', () => rtfOf(formAround()).subarray(0, -40), /cut short/],
    ['one nested beyond reason', () => rtfAround(`${'{'.repeat(5_000)}${'}'.repeat(5_000)}`), /nested deeper/],
    ['one without end', () => rtfAround('a\\par '.repeat(60_000)), /longer than any report/],
  ])('%s', async ([, bytes, why]) => {
    const reading = await readRtf(bytes());
    expect(reading.classification).toBe('manual');
    expect(reading.manual).toMatch(why);
    expect(reading.attachments.map(({ name }) => name)).toEqual(['breach form.rtf']);
  });

  test('whatever bytes of it are changed, a reading comes back', async () => {
    const rtf = rtfOf(formAround([{ text: cyber }], [ticked, { text: ' Yes' }]));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(rtf.byteLength - 1), fc.nat(255)), { minLength: 1, maxLength: 12 }),
        async (changes) => {
          const damaged = Uint8Array.from(rtf);
          for (const [at, byte] of changes) damaged[at] = byte;
          expect((await readRtf(damaged)).attachments[0]?.name).toBe('breach form.rtf');
        },
      ),
      { numRuns: 150 },
    );
  });
});
