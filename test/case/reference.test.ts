import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findReferences, judge, makeReference, neighbours, passesCheck } from '../../src/case/reference.ts';

const SUFFIXES = 2_300;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const DIGITS = '0123456789';

/** All that the office could give out for one number. */
const allOf = (number: number) => Array.from({ length: SUFFIXES }, (_, random) => makeReference(number, random, 'IC'));

/** The places of a reference after its prefix, dashes left out. */
const placesOf = (reference: string) =>
  [...reference].flatMap((character, place) => (place > 2 && character !== '-' ? [place] : []));

const put = (reference: string, place: number, characters: string) =>
  reference.slice(0, place) + characters + reference.slice(place + characters.length);

/** A letter for a letter, also those that no reference has, and a digit for a digit. */
function oneWrong(reference: string): string[] {
  return placesOf(reference).flatMap((place) => {
    const here = reference[place] ?? '';
    const others = DIGITS.includes(here) ? DIGITS : LETTERS;
    return [...others].filter((other) => other !== here).map((other) => put(reference, place, other));
  });
}

/** Neighbours swapped where what comes out still has the shape of a reference. */
function swapped(reference: string): string[] {
  return placesOf(reference).flatMap((place) => {
    const [one = '', two = ''] = reference.slice(place, place + 2);
    const bothDigits = DIGITS.includes(one) && DIGITS.includes(two) && two !== '';
    return bothDigits && one !== two ? [put(reference, place, two + one)] : [];
  });
}

describe('a reference', () => {
  test.for([1, 42, 31_191, 99_999, 100_000, 1_234_567])('for %s is written as letters and digits in turn', (number) => {
    const shape = /^IC-\d{5,7}-[A-HJ-NPR-Z]\d[A-HJ-NPR-Z]\d$/;
    expect(allOf(number).filter((reference) => !shape.test(reference))).toEqual([]);
  });

  test('differs for every suffix the office may draw', () => {
    expect(new Set(allOf(31_191)).size).toBe(SUFFIXES);
  });

  test('passes its own check', () => {
    expect(allOf(31_191).filter((reference) => !passesCheck(reference))).toEqual([]);
  });

  test('with one wrong character never passes: every suffix of one number', () => {
    expect(allOf(31_191).flatMap(oneWrong).filter(passesCheck)).toEqual([]);
  });

  test('with two neighbours swapped never passes: every suffix of one number', () => {
    expect(allOf(31_191).flatMap(swapped).filter(passesCheck)).toEqual([]);
  });

  test('of any number is guarded alike', () => {
    const drawn = fc.record({ number: fc.nat(9_999_999), random: fc.nat(SUFFIXES - 1) });
    fc.assert(
      fc.property(drawn, ({ number, random }) => {
        const reference = makeReference(number, random, 'IC');
        const slips = [...oneWrong(reference), ...swapped(reference)];
        expect(passesCheck(reference)).toBe(true);
        expect(slips.filter(passesCheck)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a reference in a text', () => {
  test.for([
    'IC-31191-G5C6',
    'ic-31191-g5c6',
    'IC31191G5C6',
    'IC 31191 G5C6',
    'IC – 31191 – G5C6',
    'IC\u2011\u200b31191\u2011G5C6',
    'IC\u221231191\u2212G5C6',
    'IC\u00a031191\u00a0G5C6',
    'IC-3119I-G5C6',
    'IC-31l91-G5C6',
    'IC-31191-\nG5C6',
    'IC_31191_G5C6',
    'IC#31191/G5C6',
    'IC: 31191-G5C6',
    '[IC-31191-G5C6]',
    '(ref. IC-31191-G5C6).',
    'RE: Acknowledgement: IC-31191-G5C6 CRM:0447',
    '*IC-31191-G5C6*',
    'IC-31191-G5C6-report.docx',
  ])('is found however it was typed: %s', (text) => {
    expect(findReferences(text, 'IC')).toEqual(['IC-31191-G5C6']);
  });

  test('has digits where digits belong', () => {
    expect(findReferences('ic-3OOl1-g0cO', 'IC')).toEqual(['IC-30011-G0C0']);
  });

  test.for([
    '',
    'XIC-31191-G5C6',
    'IC-31191-G5C6X',
    'IC-31191-G5C67',
    '2IC-31191-G5C6',
    'ÉIC-31191-G5C6',
    'IC-3119-G5C6',
    'IC-31191234-G5C6',
    'IC-31191-G5CC',
    'IC-31191-5G6C',
    'IC-31191',
    'IC --- 31191 --- G5C6',
    'INC-31191-G5C6',
    'topical 31191 G5C6',
  ])('is not made out of something else: "%s"', (text) => {
    expect(findReferences(text, 'IC')).toEqual([]);
  });

  test('is told once, and every other beside it', () => {
    expect(findReferences('IC-31191-G5C6, see ic31191g5c6 and IC-40000-A1B2', 'IC')).toEqual([
      'IC-31191-G5C6',
      'IC-40000-A1B2',
    ]);
  });

  test('may have the office’s own prefix', () => {
    expect(findReferences('DPR-31191-G5C6 and IC-31191-G5C6', 'DPR')).toEqual(['DPR-31191-G5C6']);
  });

  test('that the office gives out is found again, whatever words stand around it', () => {
    const drawn = fc.record({ number: fc.nat(9_999_999), random: fc.nat(SUFFIXES - 1), words: fc.lorem() });
    fc.assert(
      fc.property(drawn, ({ number, random, words }) => {
        const reference = makeReference(number, random, 'IC');
        expect(findReferences(`${words} ${reference.toLowerCase()}, ${words}`, 'IC')).toEqual([reference]);
      }),
      { numRuns: 100 },
    );
  });

  test('costs no more to look for in a hostile text', () => {
    expect(findReferences(`${'IC-'.repeat(50_000)}${'0'.repeat(50_000)}`, 'IC')).toEqual([]);
  });
});

describe('judging a reference', () => {
  const ours = makeReference(31_191, 7, 'IC');
  const known = (reference: string) => reference === ours || reference === 'IC-31191-G5C6';

  test('one that names a case is right, whatever its check says', () => {
    expect(passesCheck('IC-31191-G5C6')).toBe(false);
    expect(judge('IC-31191-G5C6', known)).toEqual({ kind: 'known' });
  });

  test('one slip away from a case is a typing error, and the case is named', () => {
    for (const slip of [...oneWrong(ours), ...swapped(ours)]) {
      expect(judge(slip, known)).toEqual({ kind: 'typing-error', didYouMean: [ours] });
    }
  });

  test.for<[string, (digits: string) => string]>([
    ['lost', (digits) => digits.slice(1)],
    ['doubled', (digits) => `${digits[0]}${digits}`],
  ])('a digit of the number %s is a typing error', ([, slip]) => {
    const long = makeReference(311_916, 7, 'IC');
    const [prefix, digits = '', suffix] = long.split('-');
    const typed = [prefix, slip(digits), suffix].join('-');
    expect(judge(typed, (reference) => reference === long)).toEqual({ kind: 'typing-error', didYouMean: [long] });
  });

  test('a well-formed one that names nothing here belongs to another system', () => {
    expect(judge(makeReference(77_777, 3, 'IC'), known)).toEqual({ kind: 'foreign' });
  });

  test('one with a failing check that is near no case is nobody’s typing error', () => {
    expect(judge('IC-77777-A0A0', known)).toEqual({ kind: 'foreign' });
  });

  test('looks at no reference twice, nor at the typed one', () => {
    const near = neighbours(ours);
    expect(new Set(near).size).toBe(near.length);
    expect(near).not.toContain(ours);
  });
});
