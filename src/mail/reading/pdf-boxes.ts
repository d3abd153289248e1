import { type Shape, segmentsOf } from './pdf-shapes.ts';
import { type Area, type Box, isWithin, type Rule } from './pdf-word.ts';

/** Points. What is smaller is a full stop of some pattern, what is larger a cell of a table. */
const SMALLEST = 5;
const LARGEST = 22;
const THIN = 2.5;
/** How unlike two shades must be for one to show on the other. */
const CONTRAST = 0.25;
/** The part of a box that its mark reaches across at the least. */
const REACH = 0.3;

/** Check boxes and straight lines among everything that is drawn on a page. */
export function boxesAndRules(shapes: Shape[]): { boxes: Box[]; rules: Rule[] } {
  const small = shapes.filter(({ width, height }) => Math.max(width, height) <= LARGEST * 1.5);
  const frames = outermost([...small.filter(isFrame), ...framesOfStrokes(small)]);
  const single = frames.filter((frame) => !frames.some((other) => other !== frame && standsBeside(other, frame)));
  const found = single.map((frame) => boxAt(frame, small));
  const sure = found.filter(({ seen }) => seen === 'as a box');
  // A solid square is a box that was filled only among boxes that were not; else it is a bullet.
  const filled = found.filter((one) => one.seen === 'as a solid square' && sure.some((box) => isLike(box, one)));
  const boxes: Box[] = [...sure, ...filled];
  const rest = shapes.filter((shape) => !boxes.some((box) => isWithin(shape, box)));
  return { boxes, rules: rest.flatMap(rulesOf) };
}

function isFrame(shape: Shape): boolean {
  if (!isBoxSized(shape)) return false;
  if (shape.curves > 0) return shape.curves >= 4 && shape.curves <= MOST_CURVES && isRoundOrRounded(shape);
  if (shape.points.length < 4 || shape.points.length > 6) return false;
  return segmentsOf(shape).every(({ x1, y1, x2, y2 }) => x1 === x2 || y1 === y2);
}

/** Browsers draw the corners of a box, or a quarter of a circle, with as many as nine curves. */
const MOST_CURVES = 36;

/** Letters are drawn of curves too, but hardly ever as wide as high. */
function isRoundOrRounded({ width, height }: Area): boolean {
  return Math.abs(width - height) < 0.05 * height;
}

function isBoxSized({ width, height }: Area): boolean {
  const larger = Math.max(width, height);
  return larger <= LARGEST && Math.min(width, height) >= SMALLEST && Math.abs(width - height) < 0.25 * larger;
}

/** Some programs draw a box as four strokes. */
function framesOfStrokes(shapes: Shape[]): Area[] {
  const level = shapes
    .filter(({ points, stroke }) => stroke !== null && points.length === 2)
    .flatMap(segmentsOf)
    .filter(({ x1, y1, x2, y2 }) => y1 === y2 && Math.abs(x1 - x2) >= SMALLEST && Math.abs(x1 - x2) <= LARGEST)
    .slice(0, 1_000);
  return level.flatMap((top) => {
    const [x, width] = [Math.min(top.x1, top.x2), Math.abs(top.x1 - top.x2)];
    const foot = level.find(({ x1, x2, y1 }) => {
      const same = Math.abs(Math.min(x1, x2) - x) < 1 && Math.abs(Math.abs(x1 - x2) - width) < 1;
      return same && isBoxSized({ x, y: top.y1, width, height: y1 - top.y1 });
    });
    return foot ? [{ x, y: top.y1, width, height: foot.y1 - top.y1 }] : [];
  });
}

/** A frame around a frame is one box. */
function outermost(frames: Area[]): Area[] {
  const kept: Area[] = [];
  for (const frame of frames.toSorted((a, b) => b.width - a.width)) {
    if (!kept.some((one) => isWithin(frame, one))) kept.push(frame);
  }
  return kept;
}

/** Squares in a row that touch are places for letters, as in a date. */
function standsBeside(other: Area, { x, y, width, height }: Area): boolean {
  const near = Math.abs(other.x - x - width) < 2 || Math.abs(x - other.x - other.width) < 2;
  return near && Math.abs(other.y - y) < 2 && Math.abs(other.height - height) < 2;
}

function isLike(one: Area, other: Area): boolean {
  return Math.abs(one.width - other.width) < 0.2 * other.width;
}

type Found = Box & { seen: 'as a box' | 'as a solid square' | 'not at all' };

/** What was painted at one place, in the order of painting: a frame, what fills it, a mark upon that. */
function boxAt(area: Area, shapes: Shape[]): Found {
  let paper = 1;
  let outlined = false;
  let marked = false;
  for (const shape of shapes) {
    if (!reaches(shape, area)) continue;
    // A lighter square on a darker one leaves a frame of it.
    const lighter = shape.fill !== null && shape.fill > paper + CONTRAST;
    const fills = isFrame(shape) && shape.width > (lighter ? 0.5 : 0.75) * area.width;
    if (!fills) marked ||= isMark(shape, area, paper);
    if (fills && shape.stroke !== null) outlined ||= Math.abs(shape.stroke - paper) > CONTRAST / 2;
    if (fills && shape.fill !== null) {
      outlined ||= lighter;
      paper = shape.fill;
      marked = false;
    }
  }
  const solid = paper < 0.5 && !marked;
  const shown = outlined || marked || paper < 1 - CONTRAST / 2;
  const seen = solid && !outlined ? 'as a solid square' : shown ? 'as a box' : 'not at all';
  const { x, y, width, height } = area;
  return { x, y, width, height, ticked: marked || solid, seen };
}

/** Ticks by hand reach out of their box; their middle does not. */
function reaches(shape: Area, { x, y, width, height }: Area): boolean {
  const [middle, level] = [shape.x + shape.width / 2, shape.y + shape.height / 2];
  const inside = middle > x && middle < x + width && level > y && level < y + height;
  return inside && shape.width < 2 * width && shape.height < 2 * height;
}

/** Crosses and ticks slant or are curved; a smaller square or disc may also fill the box. */
function isMark(shape: Shape, { width }: Area, paper: number): boolean {
  const shade = shape.fill ?? shape.stroke ?? paper;
  if (Math.abs(shade - paper) < CONTRAST || Math.max(shape.width, shape.height) < REACH * width) return false;
  const slants = segmentsOf(shape).some(({ x1, y1, x2, y2 }) => Math.abs(x1 - x2) > 1 && Math.abs(y1 - y2) > 1);
  return slants || shape.curves > 0 || (shape.fill !== null && Math.min(shape.width, shape.height) > REACH * width);
}

/** Lines as tables are ruled with and words struck out with, whether stroked or filled as a thin bar. */
function rulesOf(shape: Shape): Rule[] {
  if (shape.curves > 0) return [];
  const { x, y, width, height } = shape;
  if (Math.max(width, height) < SMALLEST) return [];
  if (width < THIN) return [{ x1: x + width / 2, y1: y, x2: x + width / 2, y2: y + height }];
  if (height < THIN) return [{ x1: x, y1: y + height / 2, x2: x + width, y2: y + height / 2 }];
  if (shape.stroke === null) return [];
  return segmentsOf(shape).flatMap(({ x1, y1, x2, y2 }) =>
    Math.min(Math.abs(x1 - x2), Math.abs(y1 - y2)) < 1
      ? [{ x1: Math.min(x1, x2), y1: Math.min(y1, y2), x2: Math.max(x1, x2), y2: Math.max(y1, y2) }]
      : [],
  );
}
