import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMail } from '../../../src/mail/reading/read-mail.ts';
import { carriers } from '../../support/docx.ts';
import { emlOf, type MailParts } from '../../support/eml.ts';
import { type FormLine, fillForm } from './filled-form.ts';
import { anyReport } from './random-report.ts';
import { asDocx, asHtml, asText } from './written-form.ts';

const office = { mailbox: 'casework@regulator.example', zone: 'Europe/London', prefix: 'IC' };

const ways: [string, (form: FormLine[]) => MailParts][] = [
  ['plain text with [x]', (form) => ({ text: asText(form) })],
  ['plain text with boxes', (form) => ({ text: asText(form, ['☒', '☐']) })],
  ['plain text with (x)', (form) => ({ text: asText(form, ['(x)', '( )']) })],
  ['HTML with form controls', (form) => ({ html: asHtml(form, 'controls') })],
  [
    'HTML with boxes, and a text part that lost them',
    (form) => ({ html: asHtml(form, 'glyphs'), text: asText(form, ['', '']) }),
  ],
  ...carriers.map((carrier): [string, (form: FormLine[]) => MailParts] => [
    `a Word file with ${carrier} ticks`,
    (form) => ({ text: 'Please see the form attached.', files: [{ name: 'form.docx', bytes: asDocx(form, carrier) }] }),
  ]),
];

describe('a report reads back as it was written', () => {
  test.for(ways)('%s', async ([, write]) => {
    await fc.assert(
      fc.asyncProperty(anyReport, async (report) => {
        const reading = await readMail(emlOf(write(fillForm(report))), office);
        expect(reading.fields).toEqual(report);
      }),
      { numRuns: 25 },
    );
  });
});
