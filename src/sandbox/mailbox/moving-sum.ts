/** What has come together within the last so many milliseconds. Each entry is looked at twice, however many there are. */
export function movingSum(ms: number) {
  let past: { at: number; amount: number }[] = [];
  let gone = 0;
  let sum = 0;
  return {
    add: (at: number, amount: number): number => {
      past.push({ at, amount });
      sum += amount;
      for (let oldest = past[gone]; oldest && oldest.at <= at - ms; oldest = past[++gone]) sum -= oldest.amount;
      if (gone > past.length / 2) {
        past = past.slice(gone);
        gone = 0;
      }
      return sum;
    },
    forget: () => {
      past = [];
      gone = 0;
      sum = 0;
    },
  };
}
