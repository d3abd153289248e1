import fc from 'fast-check';
import { expect, test } from 'vitest';
import { movingSum } from '../../src/sandbox/mailbox/moving-sum.ts';

const WINDOW_MS = 100;
const steps = fc.array(fc.record({ after: fc.integer({ min: 0, max: 150 }), amount: fc.integer({ min: 0, max: 9 }) }));

test('what came within the window is summed, and nothing from before it', () => {
  fc.assert(
    fc.property(steps, (taken) => {
      const sum = movingSum(WINDOW_MS);
      const past: { at: number; amount: number }[] = [];
      let now = 0;
      for (const { after, amount } of taken) {
        now += after;
        past.push({ at: now, amount });
        const since = past.filter(({ at }) => at > now - WINDOW_MS);
        expect(sum.add(now, amount)).toBe(since.reduce((all, one) => all + one.amount, 0));
      }
    }),
  );
});

test('what was forgotten counts no more', () => {
  const sum = movingSum(WINDOW_MS);
  sum.add(1, 5);
  sum.forget();
  expect(sum.add(2, 3)).toBe(3);
});
