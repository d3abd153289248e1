import { expect, test } from 'vitest';
import { answeredQuestionSchema } from '../../../src/case/report.ts';
import { readMail } from '../../../src/mail/reading/read-mail.ts';
import { emlOf } from '../../support/eml.ts';
import { formAround } from './one-question.ts';

const office = { mailbox: 'casework@regulator.example', zone: 'Europe/London', prefix: 'IC' };

async function answersTo(...lines: string[]) {
  const text = formAround(...lines.map((line) => ({ text: line })))
    .flat()
    .map((line) => line.text)
    .join('\r\n');
  const { answers } = await readMail(emlOf({ text }), office);
  return Object.fromEntries(answers.map((answer) => [answer.field, answer]));
}

test('an answer kept before quotes were noted still opens, and counts as likely', () => {
  const kept = { field: 'cyber', section: '', question: 'Cyber?', state: 'read', value: 'No', withheld: false };
  expect(answeredQuestionSchema.parse(kept)).toEqual({ ...kept, quote: null, confidence: 'likely' });
});

test('each answer carries the words it was taken from', async () => {
  const { whatHappened, reportType, controllerName } = await answersTo();
  expect(whatHappened).toMatchObject({ quote: 'A letter was lost.', confidence: 'sure' });
  expect(reportType).toMatchObject({ quote: '☒ Initial report\n☐ Follow-up report', confidence: 'sure' });
  expect(controllerName).toMatchObject({ state: 'not-stated', quote: null });
});

test('an answer that was understood in part is likely, and says what stood there', async () => {
  const { discoveredAt, subjectCount } = await answersTo(
    'When did you discover the breach?',
    'Date: last Tuesday',
    'Time:',
    'How many data subjects could be affected?',
    'Employees: 100, customers: 250',
  );
  expect(discoveredAt).toMatchObject({ state: 'read', quote: 'Date: last Tuesday\nTime:', confidence: 'likely' });
  expect(subjectCount).toMatchObject({ state: 'read', confidence: 'likely' });
});
