export type Matrix = readonly [number, number, number, number, number, number];
export type Point = { x: number; y: number };

/** The matrix that does first one, then the other (ISO 32000-1, 8.3.4). */
export function after(first: Matrix, then: Matrix): Matrix {
  const [a, b, c, d, e, f] = first;
  const [A, B, C, D, E, F] = then;
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F];
}

export function moved([a, b, c, d, e, f]: Matrix, x: number, y: number): Point {
  return { x: a * x + c * y + e, y: b * x + d * y + f };
}

export const UNMOVED: Matrix = [1, 0, 0, 1, 0, 0];

/** Null for anything but six numbers. */
export function matrixIn(value: unknown): Matrix | null {
  if (!isNumbers(value) || value.length < 6) return null;
  const [a, b, c, d, e, f] = Array.from(value).map(Number);
  return [a ?? 1, b ?? 0, c ?? 0, d ?? 1, e ?? 0, f ?? 0];
}

export function isNumbers(value: unknown): value is ArrayLike<number> {
  return Array.isArray(value) || value instanceof Float32Array || value instanceof Float64Array;
}
