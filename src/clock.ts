/** Office time: what receipts, commitments, reminders and the dates in letters are judged by. */
export type Clock = { now: () => Date };

/** A clock that stands still until it is told otherwise: for tests and replays. */
export function fixedClock(start: Date): Clock & { set: (to: Date) => void } {
  let now = start;
  return {
    now: () => now,
    set: (to) => {
      now = to;
    },
  };
}
