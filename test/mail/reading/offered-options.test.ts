import { expect, test } from 'vitest';
import { questions } from '../../../src/case/questions.ts';
import { wordForm } from '../../../src/mail/reading/editions/word-form.ts';

const ticked = wordForm.questions.filter(({ kind }) => kind === 'one' || kind === 'many');

test.for(ticked)('an officer can give every answer to "$question" that the form offers', ({ field, kind, choices }) => {
  const asked = questions.find((question) => question.field === field);
  expect(asked?.kind).toBe(kind);
  expect(choices?.map(({ label }) => label).filter((label) => !asked?.options.includes(label))).toEqual([]);
});
