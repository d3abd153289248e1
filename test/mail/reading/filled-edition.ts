import fc from 'fast-check';
import { type Edition, nameOf, type Question } from '../../../src/mail/reading/edition.ts';
import type { FormLine } from './filled-form.ts';
import { narrative, sentence } from './random-report.ts';

/** What somebody answered, by the names of the questions: labels of options, or words. */
export type Filled = Record<string, { labels: string[]; words: string | null }>;

/** Any answers that a person could give to the questions of an edition. */
export function anyAnswers(edition: Edition): fc.Arbitrary<Filled> {
  const asked = questionsOf(edition).map((question) => [nameOf(question), anyAnswer(question)] as const);
  return fc.record(Object.fromEntries(asked)).map((filled) => settled(filled, edition));
}

/** People are read in parts, and a time that is asked for apart belongs to its date. */
function questionsOf({ questions }: Edition): Question[] {
  return questions.filter(({ field, kind }) => field !== null && kind !== 'person' && !field.endsWith('Time'));
}

function anyAnswer(question: Question): fc.Arbitrary<Filled[string]> {
  const labels = question.choices?.map(({ label }) => label) ?? [];
  const words = (some: fc.Arbitrary<string>) =>
    fc.option(some, { nil: null, freq: 5 }).map((text) => ({ labels: [], words: text }));
  switch (question.kind) {
    case 'one':
      return fc
        .option(fc.constantFrom(...labels), { nil: null, freq: 6 })
        .map((label) => ({ labels: label === null ? [] : [label], words: null }));
    case 'many':
      return fc.subarray(labels, { maxLength: labels.length - 1 }).map((some) => ({ labels: some, words: null }));
    case 'when':
      return words(fc.constantFrom('9 March 2021', '09/03/2021 14:30', '9.3.2021', '2021-03-09 at 2.30pm'));
    case 'count':
      return words(fc.constantFrom('412', '48 740', '121,109', 'approx. 1,200', 'between 100 and 200'));
    default:
      return words(question.short ? sentence : narrative);
  }
}

/** A first report has no case to refer to. */
function settled(filled: Filled, { questions }: Edition): Filled {
  const kind = questions.find(({ field }) => field === 'reportType');
  const [label] = filled['reportType']?.labels ?? [];
  const follows = kind?.choices?.find((choice) => choice.label === label)?.means === 'follow_up';
  return { ...filled, caseReference: { labels: [], words: follows ? 'IC-40112-K3T7' : null } };
}

/** What a reading says of such answers. */
export function valuesIn(filled: Filled, edition: Edition): Record<string, string | null> {
  const values = questionsOf(edition).map((question) => {
    const { labels = [], words = null } = filled[nameOf(question)] ?? {};
    const meant = labels.filter(
      (label) => question.choices?.find((one) => one.label === label)?.means !== 'undetermined',
    );
    return [nameOf(question), question.choices ? meant.join('\n') || null : words];
  });
  return Object.fromEntries(values);
}

/** The form with every option printed, ticked or not; or with the chosen ones only, where that is how it is mailed. */
export function fillEdition(filled: Filled, edition: Edition, chosenOnly = false): FormLine[] {
  return questionsOf(edition).flatMap((question): FormLine[] => {
    const { labels = [], words = null } = filled[nameOf(question)] ?? {};
    const options = (question.choices ?? []).filter(({ label }) => !chosenOnly || labels.includes(label));
    return [
      { kind: 'label', text: `${question.number ? `${question.number}. ` : ''}${question.question}` },
      ...options.map(({ label }): FormLine => ({ kind: 'option', text: label, on: labels.includes(label) })),
      ...(words ?? '').split('\n').map((text): FormLine => ({ kind: 'words', text })),
    ];
  });
}
