import fc from 'fast-check';
import { expect, test } from 'vitest';
import { acts } from '../../blocks/ids.ts';
import { decodeChoice, decodeTarget, encodeChoice, encodeTarget } from '../../src/chat/slack/render-target.ts';

const target = fc
  .record({ reference: fc.stringMatching(/^IC-\d{1,6}-[A-Z]\d[A-Z]\d$/), version: fc.nat(), id: fc.option(fc.uuid()) })
  .map(({ reference, version, id }) => ({ reference, version, ...(id !== null && { id }) }));

test('a button means the case, version and letter that it was drawn for', () => {
  fc.assert(
    fc.property(target, (on) => {
      expect(decodeTarget(encodeTarget(on))).toEqual(on);
    }),
  );
});

test('an entry under More means that and its act', () => {
  fc.assert(
    fc.property(fc.constantFrom(...acts), target, (act, on) => {
      expect(decodeChoice(encodeChoice(act, on))).toEqual({ act, on });
    }),
  );
});

test('the longest entry under More is within the 75 characters that the strictest source names', () => {
  const on = { reference: 'IC-31191-G5C6', version: 99, id: '6f1d2c1e-6a54-4f0e-9f43-0a4a0c1d2e3f' };
  expect(Math.max(...acts.map((act) => encodeChoice(act, on).length))).toBeLessThanOrEqual(75);
});

test.for(['', 'claim', '{}', '{"ref":"IC-1","v":"4"}', '[]', 'null'])(
  'a button value %o is not one of ours',
  (value) => {
    expect(() => decodeTarget(value)).toThrow();
  },
);

test.for(['', 'claim', 'claim|IC-31191-G5C6|x', 'steal|IC-31191-G5C6|1'])(
  'a menu value %o is not one of ours',
  (value) => {
    expect(() => decodeChoice(value)).toThrow();
  },
);
