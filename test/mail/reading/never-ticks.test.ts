import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Edition } from '../../../src/mail/reading/edition.ts';
import { edpb } from '../../../src/mail/reading/editions/edpb.ts';
import { wordForm } from '../../../src/mail/reading/editions/word-form.ts';
import { readMail } from '../../../src/mail/reading/read-mail.ts';
import { emlOf } from '../../support/eml.ts';
import { anyAnswers, fillEdition } from './filled-edition.ts';
import type { FormLine } from './filled-form.ts';
import { asText } from './written-form.ts';

const office = { mailbox: 'casework@regulator.example', zone: 'Europe/London', prefix: 'IC' };

/** What befalls a form on its way: lines of it lost, doubled or in each other's place. */
const mishaps = fc.array(
  fc.record({ what: fc.constantFrom('lost', 'doubled', 'swapped'), at: fc.nat(), with: fc.nat() }),
  { minLength: 1, maxLength: 25 },
);
type Mishap = { what: string; at: number; with: number };

function after(lines: FormLine[], some: Mishap[]): FormLine[] {
  return some.reduce((left, { what, at, with: other }) => {
    const [here, there] = [at % left.length, other % left.length];
    if (what === 'lost') return left.filter((_, index) => index !== here);
    if (what === 'doubled') return left.flatMap((line, index) => (index === here ? [line, line] : [line]));
    return left.map((line, index) => (index === here ? left[there] : index === there ? left[here] : line) ?? line);
  }, lines);
}

describe('no tick is ever invented', () => {
  test.for<[string, Edition]>([
    [wordForm.name, wordForm],
    [edpb.name, edpb],
  ])('whatever lines of it are lost, doubled or swapped: %s', async ([, edition]) => {
    const labels = edition.questions.flatMap(({ choices = [] }) => choices.map(({ label }) => label));
    await fc.assert(
      fc.asyncProperty(anyAnswers(edition), mishaps, async (filled, some) => {
        const lines = after(fillEdition(filled, edition), some);
        const { answers } = await readMail(emlOf({ text: asText(lines) }), office);
        const ticked = lines.filter((line) => line.kind === 'option' && line.on).map(({ text }) => text);
        const read = answers.flatMap(({ value }) => (value ?? '').split('\n')).filter((line) => labels.includes(line));
        expect(read.filter((label) => !ticked.includes(label))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
