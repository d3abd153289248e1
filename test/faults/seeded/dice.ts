/** Choices that look random and that the same seed makes again. */
export type Dice = {
  /** A whole number from 0 to below the limit. */
  below: (limit: number) => number;
  chance: (share: number) => boolean;
  one: <T>(of: readonly [T, ...T[]]) => T;
};

export function diceOf(seed: number): Dice {
  let state = seed;
  // mulberry32: small, and even neighbouring seeds part ways at once.
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    chance: (share) => next() < share,
    one: (of) => of[below(of.length)] ?? of[0],
  };
}
