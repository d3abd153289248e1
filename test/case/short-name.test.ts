import { expect, test } from 'vitest';
import { longForm, shortForms } from '../../src/case/short-name.ts';

const fits = (short: string, name: string) => new RegExp(longForm(short) ?? '$^', 'iu').test(name);

test.for([
  ['MoJ', 'Ministry of Justice'],
  ['mj', 'The Ministry of Justice'],
  ['PL', 'Pennant Logistics Ltd'],
  ['NHCA', 'Northvale Homes & Care Association'],
  ['fst', 'Food Standards – Torfaen'],
])('%s is %s', ([short = '', name = '']) => {
  expect(fits(short, name)).toBe(true);
});

test.for([
  ['MoJ', 'Major Joinery'],
  ['PL', 'Pennant'],
  ['PL', 'Old Pennant Logistics'],
  ['a.', 'Anything'],
  ['ABCDEFG', 'Alpha Beta Gamma Delta Epsilon Zeta Eta'],
  ['of', 'Of'],
])('%s is not %s', ([short = '', name = '']) => {
  expect(fits(short, name)).toBe(false);
});

test('a name is shortened with its small words and without them, and one word is not', () => {
  expect(shortForms('Ministry of Justice')).toEqual(['moj', 'mj']);
  expect(shortForms('Northvale')).toEqual([]);
});
