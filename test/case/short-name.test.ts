import { expect, test } from 'vitest';
import { longForm, shortForms } from '../../src/case/short-name.ts';

const fits = (short: string, name: string) => new RegExp(longForm(short) ?? '$^', 'iu').test(name);

test.for([
  ['MoJ', 'Ministry of Justice', true],
  ['mj', 'The Ministry of Justice', true],
  ['PL', 'Pennant Logistics Ltd', true],
  ['NHCA', 'Northvale Homes & Care Association', true],
  ['fst', 'Food Standards – Torfaen', true],
  ['MoJ', 'Major Joinery', false],
  ['PL', 'Pennant', false],
  ['PL', 'Old Pennant Logistics', false],
  ['a.', 'Anything', false],
  ['ABCDEFG', 'Alpha Beta Gamma Delta Epsilon Zeta Eta', false],
  ['of', 'Of', false],
] as const)('whether %s is short for %s: %s', ([short, name, is]) => {
  expect(fits(short, name)).toBe(is);
});

test('a name is shortened with its small words and without them, and one word is not', () => {
  expect(shortForms('Ministry of Justice')).toEqual(['moj', 'mj']);
  expect(shortForms('Northvale')).toEqual([]);
});
