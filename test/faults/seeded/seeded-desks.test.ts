import { expect, test } from 'vitest';
import { manyRuns } from './many-runs.ts';

// As many as fit: all tests together must end within twenty minutes on two cores. npm run faults goes on to any number.
const RUNS = 500;

test(`${RUNS} desks crash at random work: nothing is lost, nothing leaves twice, everything comes to its end`, async () => {
  const { runs, crashes, decisions, failures } = await manyRuns({ from: 1, runs: RUNS });
  expect(failures.join('\n\n')).toBe('');
  expect({ runs, crashed: crashes > RUNS / 4, decided: decisions > 0 }).toEqual({
    runs: RUNS,
    crashed: true,
    decided: true,
  });
}, 3_600_000);
