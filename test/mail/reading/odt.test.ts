import fc from 'fast-check';
import { strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readMail } from '../../../src/mail/reading/read-mail.ts';
import { emlOf } from '../../support/eml.ts';
import { contentXml, lockedOdt, type OdtBlock, type OdtRun, odtAround, odtCarriers, odtOf } from '../../support/odt.ts';
import { type FormLine, fillForm } from './filled-form.ts';
import { cyber, formAround } from './one-question.ts';
import { anyReport } from './random-report.ts';

const office = { mailbox: 'casework@regulator.example', zone: 'Europe/London', prefix: 'IC' };

async function readOdt(bytes: Uint8Array) {
  const files = [{ name: 'breach form.odt', bytes }];
  return readMail(emlOf({ text: 'Please see the breach report attached.', files }), office);
}

function asOdt(form: FormLine[], paragraph: (line: FormLine) => OdtRun[]): Uint8Array {
  return odtOf(form.map(paragraph));
}

describe('a report in an OpenDocument file reads back as it was written', () => {
  test.for(odtCarriers)('with %s ticks', async (as) => {
    await fc.assert(
      fc.asyncProperty(anyReport, async (report) => {
        const odt = asOdt(fillForm(report), (line) =>
          line.kind === 'option' ? [{ box: line.on, as }, { text: ` ${line.text}` }] : [{ text: line.text }],
        );
        expect((await readOdt(odt)).fields).toEqual(report);
      }),
      { numRuns: 15 },
    );
  });
});

const field = (box: boolean): OdtRun => ({ box, as: 'field-mark' });

describe('one answer among several, however LibreOffice keeps it', () => {
  test.for<[string, OdtBlock[], string | null]>([
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
            [field(false), { text: ' Yes' }],
            [field(true), { text: ' No' }],
          ],
        },
      ],
      'No',
    ],
    [
      'two ticks',
      [
        [field(true), { text: ' Yes' }],
        [field(true), { text: ' No' }],
      ],
      null,
    ],
    ['no mark at all', [[{ text: 'Yes' }], [{ text: 'No' }], [{ text: "Don't know" }]], null],
  ])('%s', async ([, middle, answer]) => {
    const { fields } = await readOdt(odtOf(formAround([{ text: cyber }], ...middle)));
    expect(fields).toMatchObject({ cyber: answer, whatHappened: 'A letter was lost.' });
  });

  test('deleted words, comments and hidden sections are no part of an answer', async () => {
    const noise =
      '<text:tracked-changes><text:changed-region><text:deletion><text:p>A bag was lost.</text:p></text:deletion></text:changed-region></text:tracked-changes>';
    const answer =
      '<text:p>A letter<office:annotation><text:p>Check this</text:p></office:annotation> was\n lost.<text:line-break/>Twice.</text:p><text:section text:display="none"><text:p>Draft only</text:p></text:section>';
    const paragraphs = (...some: string[]) => some.map((text) => `<text:p>${text}</text:p>`).join('');
    const xml = contentXml(
      `${noise}${paragraphs('Report type', '☒ Initial report', '☐ Follow-up report', 'What has happened?')}${answer}${paragraphs(cyber, '☒ No', '☐ Yes', 'Registered organisation address', '1 High Street', 'Person making this report', 'Name: Rhian Powell')}`,
    );
    expect((await readOdt(odtAround(xml))).fields?.whatHappened).toBe('A letter was lost.\nTwice.');
  });
});

describe('a file that stays shut says why', () => {
  const deep = contentXml(`${'<text:section>'.repeat(5_000)}${'</text:section>'.repeat(5_000)}`);
  const laughs = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>${contentXml('<text:p>&b;</text:p>')}`;
  test.for<[string, () => Uint8Array, RegExp]>([
    ['a locked one', lockedOdt, /locked with a password/],
    ['one without its text', () => odtAround('').subarray(0, 400), /damaged|no text/],
    ['one cut short', () => odtOf(formAround()).subarray(0, 900), /damaged|no text/],
    ['one of broken XML', () => odtAround('<office:document-content><text:p>'), /damaged/],
    ['one nested beyond reason', () => odtAround(deep), /nested too deeply/],
    ['one with a document type', () => odtAround(laughs), /document type/],
    ['one that unpacks without end', () => odtAround(strToU8(contentXml('A'.repeat(40_000_000)))), /far more/],
  ])('%s', async ([, bytes, why]) => {
    const reading = await readOdt(bytes());
    expect(reading.classification).toBe('manual');
    expect(reading.manual).toMatch(why);
    expect(reading.attachments.map(({ name }) => name)).toEqual(['breach form.odt']);
  });

  test('whatever bytes of it are changed, a reading comes back', async () => {
    const odt = odtOf(formAround([{ text: cyber }], [field(true), { text: ' Yes' }]));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(odt.byteLength - 1), fc.nat(255)), { minLength: 1, maxLength: 12 }),
        async (changes) => {
          const damaged = Uint8Array.from(odt);
          for (const [at, byte] of changes) damaged[at] = byte;
          expect((await readOdt(damaged)).attachments[0]?.name).toBe('breach form.odt');
        },
      ),
      { numRuns: 150 },
    );
  });
});
