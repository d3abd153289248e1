import { type Row, rowsOf } from './pdf-rows.ts';
import type { Word } from './pdf-word.ts';

/** The parts of a page that headers and footers stand in. */
const TOP = 0.12;
const BOTTOM = 0.88;
const MOST_ROWS = 4;

type Page = { height: number; words: Word[] };
type Edge = { page: number; row: Row; text: string };

/** Words of headers and footers: what stands at one place of most pages, but for the number of the page. */
export function repeatedWords(pages: Page[]): Set<Word> {
  const edges = pages.flatMap(({ height, words }, page) => edgesOf(words, height).map((row) => edgeOf(page, row)));
  const repeated = edges.filter((edge) => {
    const alike = new Set(edges.filter((other) => isRepeated(edge, other)).map((other) => other.page));
    // The first page often has a header of its own, and even and odd pages may differ.
    return alike.size > 1 && alike.size >= 0.4 * pages.length;
  });
  return new Set(repeated.flatMap(({ row }) => row.words));
}

function edgesOf(words: Word[], height: number): Row[] {
  const rows = rowsOf(words.filter(({ y }) => y < TOP * height || y > BOTTOM * height));
  const [top, bottom] = [rows.filter(({ y }) => y < height / 2), rows.filter(({ y }) => y > height / 2)];
  // A row of ticks is part of the form wherever it stands.
  return [...top.slice(0, MOST_ROWS), ...bottom.slice(-MOST_ROWS)].filter((row) =>
    row.words.every(({ tick, field }) => tick === null && !field),
  );
}

function edgeOf(page: number, row: Row): Edge {
  return { page, row, text: row.words.map(({ text }) => text).join(' ') };
}

function isRepeated(one: Edge, other: Edge): boolean {
  const apart = Math.abs(one.row.y - other.row.y);
  return apart < 2 && (one.page === other.page ? one === other : saysTheSame(one, other));
}

/** Every number is the same, or counts on with the pages. */
function saysTheSame(one: Edge, other: Edge): boolean {
  const [parts, others] = [one.text.split(/(\d+)/), other.text.split(/(\d+)/)];
  if (parts.length !== others.length || /^[☐☑☒]/.test(one.text)) return false;
  return parts.every((part, index) => {
    const theirs = others[index] ?? '';
    return part === theirs || (index % 2 === 1 && Number(theirs) - Number(part) === other.page - one.page);
  });
}
