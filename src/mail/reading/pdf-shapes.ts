import { isNumbers, type Matrix, moved, type Point } from './pdf-matrix.ts';
import type { Area, Rule } from './pdf-word.ts';

/** Something drawn in one go. Its paints are how light they are, from 0 for black to 1 for white. */
export type Shape = Area & { points: Point[]; curves: number; stroke: number | null; fill: number | null };

const MOVE = 0;
const CURVE = 2;
/** How many numbers follow: move, line, cubic curve, quadratic curve, close. */
const LENGTHS = [2, 2, 6, 4, 0];
/** Whatever takes more strokes than this is a picture. */
const MOST_IN_PATH = 2_000;

/** The shapes of one path, which the library hands out as numbers: what to do, and where to. */
export function shapesIn(path: unknown, matrix: Matrix, stroke: number | null, fill: number | null): Shape[] {
  if (!isNumbers(path)) return [];
  const drawn: { points: Point[]; curves: number }[] = [];
  for (let at = 0; at < path.length && drawn.length < MOST_IN_PATH; ) {
    const kind = path[at] ?? 0;
    const length = LENGTHS[kind] ?? 0;
    const end = moved(matrix, path[at + length - 1] ?? 0, path[at + length] ?? 0);
    if (kind === MOVE) drawn.push({ points: [], curves: 0 });
    const shape = drawn.at(-1);
    if (shape) {
      shape.points.push(length > 0 ? end : (shape.points[0] ?? end));
      if (length > 2 && kind >= CURVE) shape.curves++;
    }
    at += length + 1;
  }
  const shapes = drawn.filter(({ points }) => points.length > 1).map((one) => ({ ...one, ...areaOf(one.points) }));
  return shapes.map((shape) => ({ ...shape, stroke, fill: isHole(shape, shapes) ? 1 : fill }));
}

/** A frame may be drawn as a filled shape with a hole. */
function isHole(shape: Area, all: Area[]): boolean {
  return all.some((other) => other !== shape && encloses(other, shape));
}

function encloses(outer: Area, inner: Area): boolean {
  return (
    inner.x > outer.x &&
    inner.y > outer.y &&
    inner.x + inner.width < outer.x + outer.width &&
    inner.y + inner.height < outer.y + outer.height
  );
}

function areaOf(points: Point[]): Area {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** Straight lines from each point of a shape to its next, to a tenth of a point: what was meant to be straight is. */
export function segmentsOf({ points }: Shape): Rule[] {
  return points.slice(1).map(({ x, y }, index) => {
    const from = points[index] ?? { x, y };
    return { x1: round(from.x), y1: round(from.y), x2: round(x), y2: round(y) };
  });
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}
