import { expect, test } from 'vitest';
import { givenMs } from '../../../src/mail/reading/patience.ts';

const start = { clockMs: 10_000, queuedMs: 500 };
const after = (clockMs: number, queuedMs: number) => ({
  clockMs: start.clockMs + clockMs,
  queuedMs: start.queuedMs + queuedMs,
});

test.for<[string, number, number, number]>([
  ['on a quiet machine all time by the clock counts, whether a reader works or hangs', 3_000, 0, 3_000],
  ['what it stood in line for a processor does not count', 3_000, 1_200, 1_800],
  ['but a quarter of the time always does', 12_000, 11_900, 3_000],
])('%s', ([, clockMs, queuedMs, given]) => {
  expect(givenMs(start, after(clockMs, queuedMs))).toBe(given);
});
