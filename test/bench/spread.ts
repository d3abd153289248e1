/** Milliseconds, as a reader compares them: the middle one, the ninth of ten, the slowest. */
export function spread(milliseconds: number[]): { median: string; 'nine of ten': string; slowest: string } {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const at = (share: number) => `${Math.round(sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN)} ms`;
  return { median: at(0.5), 'nine of ten': at(0.9), slowest: at(1) };
}
