/** Milliseconds, as a reader compares them: the middle one, the ninth of ten, the slowest. */
export function spread(milliseconds: number[]): { median: string; 'nine of ten': string; slowest: string } {
  return {
    median: share(milliseconds, 0.5),
    'nine of ten': share(milliseconds, 0.9),
    slowest: share(milliseconds, 1),
  };
}

/** The one that so many of them stay under. */
export function share(milliseconds: number[], of: number): string {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  return `${Math.round(sorted[Math.ceil(of * sorted.length) - 1] ?? Number.NaN)} ms`;
}
