/** A word, a tick or a field's answer where it stands on a page, in points from the page's top left. */
export type Word = {
  x: number;
  /** Middle of the letters. */
  y: number;
  width: number;
  /** Height of the letters. */
  size: number;
  text: string;
  bold: boolean;
  struck: boolean;
  tick: boolean | null;
  /** A blank was written before it, however narrow. */
  spaced: boolean;
  /** What a form field holds: its line breaks are its own, and no line runs on from it. */
  field: boolean;
};

/** An upright rectangle on a page; y is its top. */
export type Area = { x: number; y: number; width: number; height: number };

/** A check box, whoever drew it. */
export type Box = Area & { ticked: boolean };

/** A straight line along an edge of the page, from left to right or from top to bottom. */
export type Rule = { x1: number; y1: number; x2: number; y2: number };

export function isWithin(inner: Area, outer: Area, margin = 1.5): boolean {
  return (
    inner.x >= outer.x - margin &&
    inner.y >= outer.y - margin &&
    inner.x + inner.width <= outer.x + outer.width + margin &&
    inner.y + inner.height <= outer.y + outer.height + margin
  );
}

export function overlap(one: Area, other: Area): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}

export function tickWord({ x, y, width, height, ticked }: Box): Word {
  const look = { bold: false, struck: false, spaced: true, field: false };
  return { x, y: y + height / 2, width, size: height, text: ticked ? '☒' : '☐', tick: ticked, ...look };
}
