import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMail } from '../../../src/mail/reading/read-mail.ts';
import { emlOf, type MailParts } from '../../support/eml.ts';
import { zipOf } from '../../support/zip.ts';
import { fillForm } from './filled-form.ts';
import { anyReport } from './random-report.ts';
import { asDocx, asHtml, asText } from './written-form.ts';

const office = { mailbox: 'casework@regulator.example', zone: 'Europe/London', prefix: 'IC' };
type Form = ReturnType<typeof fillForm>;

describe('more than one report in one mail', () => {
  const [first, second] = fc
    .sample(anyReport, { numRuns: 2, seed: 3 })
    .map((report) => fillForm({ ...report, reportType: 'initial' }));
  const one = asDocx(first as Form, 'control');
  const two = asDocx(second as Form, 'legacy');
  const mail = (text: string) => emlOf({ text });
  test.for<[string, MailParts, 'manual' | 'initial_report', string]>([
    [
      'alike in the text and a file',
      { text: asText(first as Form), files: [{ name: 'a.docx', bytes: one }] },
      'initial_report',
      'same_report_twice',
    ],
    [
      'alike in two files',
      {
        files: [
          { name: 'a.docx', bytes: one },
          { name: 'b.zip', bytes: zipOf({ 'b.docx': one }) },
        ],
      },
      'initial_report',
      'same_report_twice',
    ],
    [
      'different in the text and a file',
      { text: asText(first as Form), files: [{ name: 'b.docx', bytes: two }] },
      'manual',
      'several_reports',
    ],
    [
      'different in one zip',
      { files: [{ name: 'a.zip', bytes: zipOf({ 'a.docx': one, 'b.docx': two }) }] },
      'manual',
      'several_reports',
    ],
    [
      'different in two attached mails',
      {
        text: 'Two reports.',
        files: [
          { name: 'a.eml', bytes: mail(asText(first as Form)) },
          { name: 'b.eml', bytes: mail(asText(second as Form)) },
        ],
      },
      'manual',
      'several_reports',
    ],
    [
      'alike, but the copy in the text lost its ticks',
      { text: asText(first as Form, ['', '']), files: [{ name: 'a.docx', bytes: one }] },
      'initial_report',
      'same_report_twice',
    ],
    [
      'different in a mail and in one attached to it',
      { text: asText(first as Form), files: [{ name: 'a.eml', bytes: mail(asText(second as Form)) }] },
      'manual',
      'several_reports',
    ],
  ])('%s', async ([, parts, classification, code]) => {
    const reading = await readMail(emlOf(parts), office);
    expect(reading.classification).toBe(classification);
    expect(reading.flags.map((flag) => flag.code).filter((one) => one.includes('report'))).toEqual([code]);
  });
});

test('a body that is sent as HTML and as plain text is one report, not two', async () => {
  await fc.assert(
    fc.asyncProperty(anyReport, async (report) => {
      const form = fillForm(report);
      const { flags } = await readMail(emlOf({ html: asHtml(form, 'glyphs'), text: asText(form) }), office);
      expect(flags.filter(({ code }) => code.includes('report'))).toEqual([]);
    }),
    { numRuns: 10 },
  );
});
