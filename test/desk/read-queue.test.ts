import fc from 'fast-check';
import { expect, test } from 'vitest';
import { filters, queueKey, readQueue, readQueueKey } from '../../src/desk/read-queue.ts';

const read = (line: string) => {
  const { filters, organisation, page } = readQueue(line.split(' ').filter(Boolean));
  return [filters.join('+'), organisation ?? '', page].join('|');
};

test.for<[typed: string, read: string]>([
  ['', '||1'],
  ['3', '||3'],
  ['late', 'late||1'],
  ['overdue 2', 'late||2'],
  ['my late', 'mine+late||1'],
  ['late mine', 'mine+late||1'],
  ['Urgent unassigned page 4', 'unclaimed+urgent||4'],
  ['all', '||1'],
  ['high p2', 'urgent||2'],
  ['waiting', 'waiting||1'],
  ['followup', 'follow-up||1'],
  ['Ministry of Justice', '|Ministry of Justice|1'],
  ['late housing 2', 'late|housing|2'],
])('"/breach queue %s" is understood', ([typed, meant]) => {
  expect(read(typed)).toBe(meant);
});

test.for<[typed: string, nearest: string]>([
  ['unclamed', 'unclaimed'],
  ['lat3', 'late'],
  ['urgnet', 'urgent'],
  ['wating', 'waiting'],
])('"%s" gets the nearest filter for an answer', ([typed, nearest]) => {
  expect(() => read(typed)).toThrow(
    `There is no filter "${typed}". Did you mean /breach queue ${nearest}? For an organisation: /breach find ${typed}.`,
  );
});

test('what a button carries is what was asked', () => {
  const asked = fc.record({
    filters: fc.subarray([...filters]),
    organisation: fc.option(fc.string({ minLength: 1, maxLength: 80 })),
    page: fc.integer({ min: 1, max: 100_000 }),
  });
  fc.assert(
    fc.property(asked, (one) => {
      expect(readQueueKey(queueKey(one))).toEqual(one);
    }),
  );
});
