import { expect, test } from 'vitest';
import { wordForm } from '../../../src/mail/reading/editions/word-form.ts';
import { warmUp } from '../../../src/mail/reading/warm-up.ts';

test('what a reader warms itself by is the whole form, and read as one', async () => {
  const { fields, answers, manual } = await warmUp({
    mailbox: 'casework@regulator.example',
    zone: 'Europe/London',
    prefix: 'IC',
  });
  expect(manual).toBeNull();
  expect(fields?.reportType).toBe('initial');
  const asked = wordForm.questions.filter(({ optional, field }) => !optional && field !== null);
  expect(answers.length).toBeGreaterThan(asked.length / 2);
});
