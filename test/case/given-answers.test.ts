import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Given, givenWords } from '../../src/case/given.ts';
import { type Question, questionOf, questions } from '../../src/case/questions.ts';
import { differences } from '../../src/case/reading-diff.ts';
import type { AnsweredQuestion } from '../../src/case/report.ts';
import { factsOf } from '../../src/case/report-facts.ts';
import { answerIn, type Reading, withAnswer } from '../../src/case/with-answer.ts';
import { calendar } from './seed.ts';

const nothing: Reading = { fields: null, answers: [] };
const words = fc.string({ minLength: 1 });
const time = fc.option(fc.constantFrom('00:00', '16:42', '23:59'));

const givenTo = ({ kind, options }: Question): fc.Arbitrary<Given> => {
  switch (kind) {
    case 'text':
      return fc.record({ kind: fc.constant(kind), text: words });
    case 'one':
      return fc.record({ kind: fc.constant(kind), label: fc.constantFrom(...options) });
    case 'many':
      return fc.record({ kind: fc.constant(kind), labels: fc.subarray([...options], { minLength: 1 }) });
    case 'when':
      return fc.record({ kind: fc.constant(kind), date: fc.constant('2019-12-18'), time, approximate: fc.boolean() });
    case 'count':
      return fc.record({ kind: fc.constant(kind), value: fc.nat(), approximate: fc.boolean() });
  }
};
const answerTo = fc
  .constantFrom(...questions)
  .chain((question) => givenTo(question).map((given) => ({ question, given })));

test('what an officer gives is what the report says from then on, whatever was given before', () => {
  fc.assert(
    fc.property(fc.array(answerTo), answerTo, (before, { question: { field }, given }) => {
      const reading = before.reduce<Reading>((read, one) => withAnswer(read, one.question.field, one.given), nothing);
      const after = withAnswer(reading, field, given);
      expect(answerIn(after, field)).toEqual(given);
      const said = after.answers.filter((answer) => answer.field === field);
      expect(said).toMatchObject([{ state: 'read', value: givenWords(given), withheld: false, confidence: 'sure' }]);
      expect(answerIn(withAnswer(after, field, null), field)).toBeNull();
    }),
  );
});

test('an answer given to one question leaves every other as it was', () => {
  fc.assert(
    fc.property(answerTo, answerTo, (first, second) => {
      const before = withAnswer(nothing, first.question.field, first.given);
      const after = withAnswer(before, second.question.field, second.given);
      const kept = first.question.field === second.question.field ? second.given : first.given;
      expect(answerIn(after, first.question.field)).toEqual(kept);
    }),
  );
});

test('a question of which no report has a place is answered in words', () => {
  const howFound = { field: 'howFound', given: { kind: 'text', text: 'By an audit' } } as const;
  const reading = withAnswer(nothing, howFound.field, howFound.given);
  expect(reading.fields).not.toHaveProperty('howFound');
  expect(answerIn(reading, 'howFound')).toEqual(howFound.given);
});

test('the words of the report stay beside a corrected answer', () => {
  const reading: Reading = { fields: null, answers: [answered('cyber', 'No', '☐ Yes ☐ No')] };
  const [after] = withAnswer(reading, 'cyber', { kind: 'one', label: 'Yes' }).answers;
  expect(after).toMatchObject({ value: 'Yes', quote: '☐ Yes ☐ No' });
});

test.for<[Given, string]>([
  [{ kind: 'count', value: 121109, approximate: false }, '121,109'],
  [{ kind: 'count', value: 1200, approximate: true }, 'about 1,200'],
  [{ kind: 'when', date: '2019-12-18', time: '16:42', approximate: false }, '18 December 2019 16:42'],
  [{ kind: 'when', date: '2019-12-18', time: null, approximate: true }, 'about 18 December 2019'],
  [{ kind: 'many', labels: ['Health data', 'Location data'] }, 'Health data\nLocation data'],
])('%j reads %s', ([given, reads]) => {
  expect(givenWords(given)).toBe(reads);
});

test('bands, kinds and the 72 hours follow what was given', () => {
  const given: [string, Given][] = [
    ['subjectCount', { kind: 'count', value: 12, approximate: false }],
    ['discoveredAt', { kind: 'when', date: '2019-12-18', time: '16:42', approximate: false }],
    ['dataCategories', { kind: 'many', labels: ['Health data'] }],
    ['threshold', { kind: 'one', label: questionOf('threshold').options[1] ?? '' }],
    ['reportType', { kind: 'one', label: 'Follow-up report' }],
  ];
  const reading = given.reduce((read, [field, answer]) => withAnswer(read, field, answer), nothing);
  const read = { report: reading.fields, answers: reading.answers, manual: null, flags: [] };
  expect(factsOf(read, null, calendar)).toMatchObject({
    kind: 'follow-up',
    peopleBand: '10 to 99',
    awareBetween: [new Date('2019-12-18T16:42:00Z'), new Date('2019-12-18T16:42:00Z')],
    dataKinds: ['Health data'],
    threshold: 'does-not-meet',
    counts: { read: 5 },
  });
});

describe('a second reading beside the first', () => {
  test('the same answers differ in nothing, whatever their spacing', () => {
    expect(differences([answered('cyber', 'Not  yet\nknown')], [answered('cyber', 'not yet known')])).toEqual([]);
  });

  test('what is new, gone, withheld or other is told once each', () => {
    const before = [answered('cyber', 'No'), answered('actions', 'A letter'), answered('impact', 'High')];
    const now = [
      answered('cyber', 'Yes'),
      { ...answered('impact', null), withheld: true },
      answered('measures', 'A lock'),
      answered('recovery', null),
    ];
    expect(differences(before, now).map(({ field, before, after }) => [field, before, after])).toEqual([
      ['cyber', 'No', 'Yes'],
      ['impact', 'High', 'withheld'],
      ['measures', null, 'A lock'],
      ['actions', 'A letter', null],
    ]);
  });
});

function answered(field: string, value: string | null, quote: string | null = null): AnsweredQuestion {
  const state = value === null ? 'not-stated' : 'read';
  return { field, section: '', question: field, state, value, withheld: false, quote, confidence: 'sure' };
}
