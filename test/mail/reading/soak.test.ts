import { beforeAll, expect, test } from 'vitest';
import { type Soaked, soak } from '../../support/soak.ts';

/** `npm run bench -- soak` takes a thousand. */
const MAILS = 80;
const SEED = 31_191;

let soaked: Soaked;
beforeAll(async () => {
  soaked = await soak(MAILS, SEED);
}, 600_000);

test('after many hostile mails every one of them is for a person, and every report between them was read', () => {
  expect(soaked.hostile + soaked.ordinary).toBe(MAILS);
  expect(soaked.hostile).toBeGreaterThan(MAILS / 4);
  expect(soaked.wrong).toEqual([]);
});

test('what the desk holds has not grown with the mails that it had read', () => {
  expect(soaked.memory.late - soaked.memory.early).toBeLessThan(8 * 1_048_576);
});

test('no reader is left behind', () => {
  expect(soaked.readersLeft).toBe(0);
});
