import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Stir, watchScreens } from '../../src/sandbox/stirs.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const mine = (sign: Stir['sign']): Stir => ({ user: 'U0ALEX', sign });

/** What happens when, in milliseconds after the app took the click; and when the answer is given. */
test.for<[what: string, channel: string | null, stirs: [number, Stir][], answered: number]>([
  ['nothing that shows', 'C0CASES', [], 1000],
  ['a redrawn card', 'C0CASES', [[400, { channel: 'C0CASES', sign: 'done' }]], 550],
  ['a form', 'C0CASES', [[100, mine('done')]], 250],
  [
    'a form that loads, then shows',
    'C0CASES',
    [
      [50, mine('more')],
      [700, mine('done')],
    ],
    850,
  ],
  [
    'a form that loads while a card is redrawn',
    'C0CASES',
    [
      [50, mine('more')],
      [100, { channel: 'C0CASES', sign: 'done' }],
      [700, mine('done')],
    ],
    850,
  ],
  ['a form that loads for ever', 'C0CASES', [[50, mine('more')]], 1050],
  ['a card in another channel', 'C0CASES', [[100, { channel: 'C0OPS', sign: 'done' }]], 1000],
  ['a card in any channel, after a form', null, [[100, { channel: 'C0OPS', sign: 'done' }]], 250],
  ['something for another person', null, [[100, { user: 'U0TOM', sign: 'done' }]], 1000],
  ['what the person did themselves', null, [[100, mine('own')]], 1000],
  [
    'redrawing that never ends',
    null,
    Array.from({ length: 40 }, (_, at): [number, Stir] => [at * 100, mine('done')]),
    3000,
  ],
])('a control answer waits for %s', async ([, channel, stirs, answered]) => {
  const screens = watchScreens(() => {}, { firstMs: 1000, quietMs: 150 });
  const watch = screens.watch('U0ALEX', channel);
  const start = Date.now();
  let settledAt = 0;
  void watch.settled(true).then(() => {
    settledAt = Date.now() - start;
  });
  for (const [at, stir] of stirs) setTimeout(() => screens.stir(stir), at);
  await vi.advanceTimersByTimeAsync(5000);
  expect(settledAt).toBe(answered);
});
