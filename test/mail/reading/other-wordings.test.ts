import { describe, expect, test } from 'vitest';
import { readMail } from '../../../src/mail/reading/read-mail.ts';
import { emlOf } from '../../support/eml.ts';

const office = { mailbox: 'casework@regulator.example', zone: 'Europe/London', prefix: 'IC' };

async function read(middle: string, headers: Record<string, string> = {}) {
  const text = `Report type\n[x] Initial report\n[ ] Follow-up report\n\nWhat has happened?\nA letter was lost.\n\n${middle}\n\nHave you told data subjects about the breach?\n[ ] Yes, we've told affected data subjects\n[x] No, but we're planning to\n\nRegistered organisation address\n1 High Street\n\nPerson making this report\nName: Rhian Powell\n`;
  const reading = await readMail(emlOf({ headers, text }), office);
  const answers = Object.fromEntries(reading.answers.map((answer) => [answer.field, answer]));
  return { ...reading, answers, flag: (code: string) => reading.flags.find((flag) => flag.code === code)?.note };
}

const people = 'Categories of data subjects affected (tick all that apply)';

describe('an option in other words is known, and the reading says what was taken for what', () => {
  test.for([
    ['Prospective Customers', 'Customers or prospective customers'],
    ['Children (under 13)', 'Children'],
    ['Studnets', 'Students'],
    ['employees', 'Employees'],
    ['Pateints', 'Patients'],
  ] as const)('%s', async ([written, label]) => {
    const { answers, fields, flag } = await read(`${people}\n[x] ${written}\n[ ] Users`);
    expect(fields?.subjectCategories).toEqual([label]);
    expect(answers['subjectCategories']).toMatchObject({ confidence: 'likely', state: 'read' });
    expect(flag('option_wording')).toContain(`"${written}" taken for "${label}"`);
  });

  test.for(['Employees', '- Employees', '1. Employees'])('%s is the form’s own', async (written) => {
    const { answers, flag } = await read(`${people}\n[x] ${written}\n[ ] Users`);
    expect(answers['subjectCategories']).toMatchObject({ value: 'Employees', confidence: 'sure' });
    expect(flag('option_wording')).toBeUndefined();
  });

  test('a ticked box that is none of the form’s own is for a person', async () => {
    const { answers, flag } = await read(`${people}\n[x] Volunteers\n[ ] Users`);
    expect(answers['subjectCategories']).toMatchObject({ value: null, state: 'to-check' });
    expect(flag('unknown_option')).toContain('"Volunteers" is ticked');
  });

  test('likely is never taken for unlikely', async () => {
    const question =
      'What is the likelihood that data subjects will experience significant consequences as a result of the breach?';
    const { fields } = await read(`${question}\n[x] Lkely\n[ ] Very unlikely`);
    expect(fields?.likelihood).toBe('Likely');
    expect((await read(`${question}\n[x] nlikely`)).fields?.likelihood).not.toBe('Likely');
  });
});

test('an answer typed below boxes of which none is ticked is for a person', async () => {
  const { answers, fields } = await read(
    'Was the breach caused by a cyber incident?\n[ ] Yes\n[ ] No\n[ ] Don’t know\nNo',
  );
  expect(fields?.cyber).toBeNull();
  expect(answers['cyber']).toMatchObject({ state: 'to-check', value: null });
});

describe('a form of another edition', () => {
  test('a mistyped question is known, and its answer is less than sure', async () => {
    const { answers, flag } = await read('How did you find out abuot the breach?\nA tenant rang.');
    expect(answers['howFound']).toMatchObject({ value: 'A tenant rang.', confidence: 'likely' });
    expect(flag('label_wording')).toContain('"How did you find out abuot the breach?" taken for');
  });

  test('both a mistyped question and a mistyped option are to be checked', async () => {
    const { answers } = await read('Was the breach caused by a cyber incdent?\n[ ] Yes\n[x] Dont know');
    expect(answers['cyber']).toMatchObject({ value: "Don't know", confidence: 'unsure', state: 'to-check' });
  });

  test('a question that the desk does not know ends the answer above it, and is named', async () => {
    const { answers, flag } = await read(
      'How many data subjects could be affected?\n12\n\nDo you belong to a certification scheme?\n[ ] Yes, a national one\n[x] Yes, another one',
    );
    expect(answers['subjectCount']).toMatchObject({ value: '12', confidence: 'sure' });
    expect(answers['other.unknown1']).toMatchObject({ state: 'to-check', confidence: 'unsure' });
    expect(flag('form_edition')).toContain('labels not known: "Do you belong to a certification scheme?"');
  });

  test('questions that are missing in a row are named', async () => {
    expect((await read('')).flag('form_edition')).toMatch(
      /labels missing: .*"How many data subjects could be affected\?"/,
    );
  });
});

test('a subject that names one case and a form that names another are pointed out', async () => {
  const read = (reference: string) =>
    readMail(
      emlOf({
        headers: { Subject: 'Follow-up report IC-31191-G5C6' },
        text: `Report type\n[ ] Initial report\n[x] Follow-up report\nICO case reference: ${reference}\nWhat has happened?\nMore.\nRegistered organisation address\n1 High Street\n`,
      }),
      office,
    );
  const [other, same] = [await read('IC-40112-K3T7'), await read('IC-31191-G5C6')];
  expect(other.references.map(({ reference }) => reference)).toEqual(['IC-31191-G5C6', 'IC-40112-K3T7']);
  expect(other.flags.find(({ code }) => code === 'two_references')?.note).toMatch(/IC-31191-G5C6.*IC-40112-K3T7/);
  expect(same.flags.map(({ code }) => code)).not.toContain('two_references');
});
