import { describe, expect, test } from 'vitest';
import type { Report } from '../../../src/case/report.ts';
import { readMail } from '../../../src/mail/reading/read-mail.ts';
import { emlOf, type MailParts } from '../../support/eml.ts';
import { formAround } from './one-question.ts';

const office = { mailbox: 'casework@regulator.example', zone: 'Europe/London', prefix: 'IC' };

async function fieldsOf(mail: MailParts): Promise<Report | null> {
  return (await readMail(emlOf(mail), office)).fields;
}

/** Some lines in the middle of a form, or lines in the place of its last answer. */
function withLines(...lines: string[]): MailParts {
  const form = formAround(...lines.map((text) => ({ text })));
  return {
    text: form.flatMap((block) => (Array.isArray(block) ? block.map(({ text }) => text) : block.text)).join('\n'),
  };
}

const you = [
  ...['Organisation (data controller) name', 'Harbour Fish Ltd', 'Person making this report', 'Name: Ada Quay'],
  ...['Email: ada@harbourfish.example', 'Phone: 01632 960111'],
];
const report = [
  'Report type',
  '☒ Initial report',
  '☐ Follow-up report',
  'What has happened?',
  'A crate of forms fell off a van.',
];
const end = [
  'How did you find out about the breach?',
  'By phone',
  'Potential consequences of the breach',
  'None known.',
];

describe('who reports may stand first', () => {
  test.for([
    ['in the form’s words', 'Organisation (data controller) name'],
    ['misspelt', 'Organisation (data controler) nane'],
  ])('%s', async ([, label]) => {
    const lines = [
      ...you.map((line) => line.replace('Organisation (data controller) name', label ?? '')),
      ...report,
      ...end,
    ];
    const dpo = ['Data protection officer', 'Name: Bo Pier'];
    const fields = await fieldsOf({ text: [...lines.slice(0, 6), ...dpo, ...lines.slice(6)].join('\n') });
    expect(fields?.controller.name).toBe('Harbour Fish Ltd');
    expect(fields?.reporter).toEqual({ name: 'Ada Quay', email: 'ada@harbourfish.example', phone: '01632 960111' });
    expect(fields?.dpo.name).toBe('Bo Pier');
    expect(fields?.whatHappened).toBe('A crate of forms fell off a van.');
  });

  test('a post in a signature above the form is nobody’s answer', async () => {
    const cover = ['Please see below.', 'Cy Mast', 'Data protection officer', '01632 960222', ''];
    const fields = await fieldsOf({ text: [...cover, ...report, ...end, ...you].join('\n') });
    expect(fields?.dpo).toEqual({ name: null, email: null, phone: null });
  });
});

describe('the form ends with its last answer', () => {
  test.for([
    ['a signature', ['-- ', 'Ada Quay, Director', 'T: 01632 960999']],
    ['what a telephone adds', ['', 'Sent from my phone']],
    ['a name without a line above it', ['', 'Ada Quay', 'Harbour Fish Ltd']],
    ['what a web form adds', ['', 'Submission 55120, 16/09/2024 11:02']],
  ] as const)('%s', async ([, after]) => {
    const fields = await fieldsOf({ text: [...report, ...end, ...you, ...after].join('\n') });
    expect(fields?.reporter.phone).toBe('01632 960111');
  });

  test('a second number below the first belongs to it', async () => {
    const fields = await fieldsOf({ text: [...report, ...end, ...you, 'mob. 07700 900222'].join('\n') });
    expect(fields?.reporter.phone).toBe('01632 960111, mob. 07700 900222');
  });
});

describe('the person above, in the words that people use', () => {
  test.for([
    ['☒ Same details as above', true],
    ['x Same details as above', true],
    ['☐ Same details as above', false],
    ['Name: Same as above', true],
    ['Name: As above', true],
    ['Name: The same details as above', true],
  ] as const)('%s', async ([line, same]) => {
    const fields = await fieldsOf({ text: [...report, ...end, ...you, 'Data protection officer', line].join('\n') });
    expect(fields?.dpo.sameAsReporter === true).toBe(same);
    expect(fields?.dpo.name).toBe(same ? 'Ada Quay' : null);
  });
});

describe('nothing is said by', () => {
  test.for(['N/A', 'n/a.', '(not answered)', 'Not applicable', '—', 'Not provided'])('%s', async (words) => {
    expect((await fieldsOf(withLines('Potential consequences of the breach', words)))?.consequences).toBeNull();
  });

  test('but a sentence that begins so is an answer', async () => {
    const fields = await fieldsOf(withLines('Potential consequences of the breach', 'Not applicable: nobody read it.'));
    expect(fields?.consequences).toBe('Not applicable: nobody read it.');
  });
});

describe('a label in two languages', () => {
  test.for([
    'Pryd y daethoch o hyd iddo? / When did you discover the breach?',
    'When did you discover the breach? / Pryd y daethoch o hyd iddo?',
  ])('%s', async (label) => {
    const fields = await fieldsOf(withLines(label, 'Date: 1 Mawrth 2024', 'Time: 9.05am'));
    expect(fields?.discoveredAt).toMatchObject({ raw: '1 Mawrth 2024 9.05am', date: '2024-03-01', time: '09:05' });
  });
});

test('a label that no edition has ends the answer above it, under the heading of its own section too', async () => {
  const size = ['About you', 'Size of organisation', 'Fewer than 250 staff'];
  const fields = await fieldsOf({
    text: [...report, ...end, 'If you answered yes, please specify', '', ...size, ...you].join('\n'),
  });
  expect(fields?.otherOrganisations).toBeNull();
  expect(fields?.controller.name).toBe('Harbour Fish Ltd');
});

test('a forward whose headers begin with the subject, every line quoted and wrapped', async () => {
  const form = [...report, ...end, ...you].map((line) => `> ${line}`);
  const header = [
    'Subject: Crate',
    'Date: Mon, 30 Sep 2024 17:20:11 +0100',
    'From: Ada Quay <ada@harbourfish.example>',
    'To: Casework <help@regulator.example>',
  ];
  const mail = await readMail(
    emlOf({ text: ['-------- Forwarded Message --------', ...header, '', ...form].join('\n') }),
    office,
  );
  expect(mail.forwarded?.from?.address).toBe('ada@harbourfish.example');
  expect(mail.fields?.whatHappened).toBe('A crate of forms fell off a van.');
});

describe('what stands under the case reference is one, or is not given for one', () => {
  test.for([
    ['IC-40112-K3T7', 'IC-40112-K3T7'],
    ['our ref. IC 40112 K3T7, thank you', 'IC-40112-K3T7'],
    ['DPC/2024/0117', 'DPC/2024/0117'],
    ['We rang you about it on Monday the 4th and were told to send this.', null],
  ] as const)('%s', async ([written, reference]) => {
    const follow = ['Report type', '☐ Initial report', '☒ Follow-up report', 'ICO case reference:', written];
    const fields = await fieldsOf({ text: [...follow, ...report.slice(3), ...end, ...you].join('\n') });
    expect(fields?.caseReference).toBe(reference);
  });
});
