import type { Answer, Fields } from './pdf-fields.ts';
import { type Box, overlap, type Rule, tickWord, type Word } from './pdf-word.ts';

type Drawn = { words: Word[]; boxes: Box[]; rules: Rule[] };

/**
 * What a person sees of a page where several things stand at one place: a field on a drawn box, a letter typed into a
 * box, a line through a word.
 */
export function settle({ words, boxes: drawn, rules }: Drawn, fields: Fields): Word[] {
  const boxes = drawn.filter((box) => !fields.ticks.some((field) => overlap(box, field)));
  const used = new Set(words.filter((word) => isBoxGlyph(word) && fields.ticks.some((field) => isInside(word, field))));
  const ticks = boxes.map((box) => {
    const inside = words.filter((word) => isInside(word, box) && word.text.length <= 2);
    for (const word of inside) used.add(word);
    return tickWord({ ...box, ticked: box.ticked || inside.some(({ text }) => !EMPTY.test(text)) });
  });
  const kept = words.filter((word) => !used.has(word));
  const lines = rules.filter(({ y1, y2 }) => y1 === y2);
  return [
    ...kept.map((word) => ({ ...word, struck: lines.some((line) => strikes(line, word)) })),
    ...ticks,
    ...(fields.unsure ? [] : fields.ticks.map(tickWord)),
    ...fields.answers.map((answer) => besideLabel(answer, kept)),
  ];
}

/** Some programs draw the box of a tick as a letter below it. */
const EMPTY = /^[☐□◻○❏❐❑❒\uF0A8\uF06F_–—-]+$/u;

function isBoxGlyph({ text }: Word): boolean {
  return EMPTY.test(text);
}

function isInside({ x, y, width }: Word, box: Box): boolean {
  const middle = x + width / 2;
  return middle > box.x && middle < box.x + box.width && y > box.y && y < box.y + box.height;
}

function strikes({ x1, x2, y1 }: Rule, { x, y, width, size }: Word): boolean {
  const common = Math.min(x2, x + width) - Math.max(x1, x);
  return Math.abs(y1 - y) < 0.22 * size && common > 0.7 * width;
}

/** An answer stands on the last line of the label to its left, wherever in the height of the field that is. */
function besideLabel({ word, place }: Answer, words: Word[]): Word {
  const { x, y, height } = place;
  const label = words.filter((one) => one.x + one.width <= x + 2 && one.y > y && one.y < y + height);
  return label.length === 0 ? word : { ...word, y: Math.max(...label.map((one) => one.y)) };
}
