import fc from 'fast-check';
import { expect, test } from 'vitest';
import { likenessOf } from '../../src/case/likeness.ts';

const told = `Our payroll supplier informed us that an intruder had copied files from its servers during the night of
Saturday. The files held names, addresses and bank details of our employees. The supplier has taken the servers off the
network, reset all passwords and engaged a firm of specialists to find out how the intruder got in.`;

const shared = (one: string[], other: string[]) => one.filter((mark) => other.includes(mark)).length;

test('reports that pass on the same words share a mark, whoever sends them and however many are affected', () => {
  const first = likenessOf(`${told} Fernhill Academy has 312 employees.`, 'Fernhill Academy');
  const second = likenessOf(
    `${told.replace('our employees', 'our staff')} Of Weir & Sons 48 are affected.`,
    'Weir & Sons',
  );
  expect(shared(first, second)).toBeGreaterThan(0);
});

test('reports of different events share none', () => {
  const other = `A letter about a pupil's special needs was posted to a former address of the family, where the new tenant
opened it and told the school by telephone. The letter has been collected and the address corrected in our records.`;
  expect(shared(likenessOf(told, null), likenessOf(other, null))).toBe(0);
});

test('too few words tell nothing, for many reports say "an email was sent to the wrong person"', () => {
  expect(likenessOf('An email was sent to the wrong person.', null)).toEqual([]);
  expect(likenessOf(null, null)).toEqual([]);
});

test('reports of other words share a mark once in hundreds, however many there are', () => {
  const vocabulary = fc.stringMatching(/^[a-z]{4,9}$/);
  const words = fc.array(vocabulary, { minLength: 30, maxLength: 80 });
  fc.assert(
    fc.property(words, words, (one, other) => {
      const apart = other.filter((word) => !one.includes(word));
      fc.pre(apart.length >= 25);
      return shared(likenessOf(one.join(' '), null), likenessOf(apart.join(' '), null)) === 0;
    }),
  );
});

test('how the words are set changes nothing', () => {
  fc.assert(
    fc.property(fc.lorem({ maxCount: 60 }), (text) => {
      expect(likenessOf(text.toUpperCase().replaceAll(' ', '\n'), null)).toEqual(likenessOf(text, null));
    }),
  );
});
