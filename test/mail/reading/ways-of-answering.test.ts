import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMail } from '../../../src/mail/reading/read-mail.ts';
import { type Block, docxOf, type Run } from '../../support/docx.ts';
import { emlOf, type MailParts } from '../../support/eml.ts';
import { fillForm } from './filled-form.ts';
import { anyReport } from './random-report.ts';
import { asText } from './written-form.ts';

const office = { mailbox: 'casework@regulator.example', zone: 'Europe/London', prefix: 'IC' };

async function fieldsOf(parts: MailParts) {
  return (await readMail(emlOf(parts), office)).fields;
}

/** One question of the form among enough others to know it for the form. */
function around(middle: string): string {
  return `Report type\n[x] Initial report\n[ ] Follow-up report\n\nWhat has happened?\nA letter was lost.\n\n${middle}\n\nRegistered organisation address\n1 High Street\n\nPerson making this report\nName: Rhian Powell\n`;
}

const cyber = 'Was the breach caused by a cyber incident?';
const found = 'When did you discover the breach?';
const people = 'Categories of data subjects affected (tick all that apply)';

describe('one answer among several, however it is marked', () => {
  test.for([
    [`${cyber}\n☐ Yes ☒ No ☐ Don't know`, 'No'],
    [`${cyber}\nYes ☐ No ☒ Don't know ☐`, 'No'],
    [`${cyber} [ ] Yes [x] No [ ] Don’t know`, 'No'],
    [`${cyber} No`, 'No'],
    [`4. ${cyber}\nNo`, 'No'],
    [`**${cyber}**\n\n- [ ] Yes\n- [x] No\n- [ ] Don't know`, 'No'],
    [`${cyber}\nYes\nNo   X\nDon't know`, 'No'],
    [`${cyber}\nX  Yes\nNo\nDon't know`, 'Yes'],
    [`${cyber}\n_x_ Yes\n___ No\n___ Don't know`, 'Yes'],
    [`${cyber}\nYes: ✓\nNo:\nDon't know:`, 'Yes'],
    [`${cyber}\nNo - somebody left a bag on a train`, 'No'],
    [`${cyber}\n\uF0A8 Yes\n\uF0FE No\n\uF0A8 Don't know`, 'No'],
    [`${cyber}\n■ Yes\n□ No\n□ Don't know`, 'Yes'],
    [`${cyber}\n○ Yes\n● No\n○ Don't know`, 'No'],
    [`${cyber}\nYes / No / Don't know`, null],
    [`${cyber}\n● Yes\n● No\n● Don't know`, null],
    [`${cyber}\nYes\nNo\nDon't know`, null],
    [`${cyber}\n[x] Yes\n[x] No\n[ ] Don't know`, null],
    [`${cyber}\n[ ] Yes\n[ ] No\n[ ] Don't know`, null],
    [`${cyber}\nWe cannot say`, null],
    [`${cyber}\n[Redacted]`, null],
  ] as const)('%s', async ([written, answer]) => {
    expect(await fieldsOf({ text: around(written) })).toMatchObject({
      cyber: answer,
      whatHappened: 'A letter was lost.',
    });
  });
});

describe('a date and a time, wherever they are typed', () => {
  test.for([
    [`${found}\nDate: 18/12/2023\nTime: 16:42`, '2023-12-18', '16:42'],
    [`${found}\nDate: 18/12/2023 Time: 16:42`, '2023-12-18', '16:42'],
    [`${found}\nDate:\n18 December 2023\nTime:\n4.42pm`, '2023-12-18', '16:42'],
    [`${found} 18 December 2023 at 4.42pm`, '2023-12-18', '16:42'],
    [`${found}\nMon 18th Dec 2023, around lunchtime`, '2023-12-18', null],
    [`${found}\nDate: 18 December 2023\nTime:`, '2023-12-18', null],
    [`${found}\nDate\t18 December 2023\nTime\t16:42`, '2023-12-18', '16:42'],
    [`${found}\n**Date:** 18 December 2023\n**Time:** 1642`, '2023-12-18', '16:42'],
  ] as const)('%s', async ([written, date, time]) => {
    expect(await fieldsOf({ text: around(written) })).toMatchObject({ discoveredAt: { date, time } });
  });
});

test('words after "Other" are kept, and no other option is taken from them', async () => {
  const fields = await fieldsOf({
    text: around(`${people}\n[x] Employees\n[ ] Children\n[x] Other: visitors, and children of staff\n`),
  });
  expect(fields).toMatchObject({
    subjectCategories: ['Employees', 'Other (please give details below)'],
    otherSubjects: 'visitors, and children of staff',
  });
});

test('a list cut short after two options ticks neither', async () => {
  const whole = around(`${people}\nEmployees\nUsers`);
  const fields = await fieldsOf({
    text: whole
      .slice(0, whole.indexOf('Registered'))
      .replace('What has happened?\n', `${cyber}\nNo\n\n${found}\nDate: 1 March 2024\n\n`),
  });
  expect(fields?.subjectCategories ?? []).toEqual([]);
});

test('prose that reads like a question does not end an answer', async () => {
  const whatHappened =
    'We asked ourselves:\nHave you told data subjects about the breach?\nData protection officer\nThen we wrote to everybody.';
  const [report] = fc.sample(anyReport, { numRuns: 1, seed: 7 });
  if (!report) throw new Error('No report was made up');
  const fields = await fieldsOf({ text: asText(fillForm({ ...report, whatHappened })) });
  expect(fields).toEqual({ ...report, whatHappened });
});

describe('a Word table with questions on the left and answers on the right', () => {
  const cell = (...runs: Run[]) => runs;
  const rows: Block[] = [
    {
      cells: [
        cell({ text: 'Report type', bold: true }),
        cell(
          { box: true, as: 'control' },
          { text: ' Initial report ' },
          { box: false, as: 'control' },
          { text: ' Follow-up report' },
        ),
      ],
    },
    { cells: [cell({ text: 'What has happened?', bold: true }), cell({ text: 'A letter was lost.' })] },
    {
      cells: [
        cell({ text: cyber, bold: true }),
        cell({ text: 'Yes / ', struck: true }, { text: 'No' }, { text: ' / Don’t know', struck: true }),
      ],
    },
    { cells: [cell({ text: 'How many data subjects could be affected?', bold: true }), cell({ text: '12' })] },
    {
      cells: [
        cell({
          text: 'Had the staff member involved in this breach received data protection training in the last two years?',
        }),
        cell({ text: 'Yes', bold: true }, { text: ' / No / Don’t know' }),
      ],
    },
    { cells: [cell({ text: 'Organisation (data controller) name', bold: true }), cell({ text: 'Northvale Homes' })] },
  ];
  test('is read like the form', async () => {
    expect(await fieldsOf({ files: [{ name: 'form.docx', bytes: docxOf(rows) }] })).toMatchObject({
      reportType: 'initial',
      whatHappened: 'A letter was lost.',
      cyber: 'No',
      subjectCount: { value: 12 },
      training: 'Yes',
      controller: { name: 'Northvale Homes' },
    });
  });
});

test('questions and answers on one line, as web forms mail them', async () => {
  const text = `Report type: Initial report\nWhat has happened?: A letter was lost.\n${cyber}: No\n${found}: 01/03/2024 09:00\nCategories of data subjects affected: Employees, Patients\nOrganisation (data controller) name: Northvale Homes\nPerson making this report: Rhian Powell\n`;
  expect(await fieldsOf({ text })).toMatchObject({
    reportType: 'initial',
    whatHappened: 'A letter was lost.',
    cyber: 'No',
    discoveredAt: { date: '2024-03-01', time: '09:00' },
    subjectCategories: ['Employees', 'Patients'],
    controller: { name: 'Northvale Homes' },
    reporter: { name: 'Rhian Powell' },
  });
});

test('a data protection officer given "as above" is the person making the report', async () => {
  const fields = await fieldsOf({
    text: `${around(`${cyber}\nNo`)}\nData protection officer\nName: as above\nEmail:\nPhone:\n`,
  });
  expect(fields?.dpo).toEqual({ name: 'Rhian Powell', email: null, phone: null, sameAsReporter: true });
});
