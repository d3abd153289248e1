import { markShown } from './marks.ts';
import type { Word } from './pdf-word.ts';

/** Fewer may all be ticks by chance. */
const MANY = 6;

/**
 * Leaves out the marks of a document in which one glyph stands everywhere and no box is empty: those are bullets, or
 * what a program shows for every letter that its font lacks, and not ticks.
 */
export function withoutBullets<Page extends { words: Word[] }>(pages: Page[]): Page[] {
  const glyphs = pages.flatMap(({ words }) => words).filter(({ text }) => [...text].length === 1);
  const shown = glyphs.map((word) => ({ word, on: word.tick ?? markShown(word.text) }));
  const marks = shown.filter(({ on }) => on !== null);
  const alike = new Set(marks.map(({ word }) => word.text)).size === 1;
  if (marks.length < MANY || !alike || marks.some(({ word, on }) => word.tick !== null || on === false)) {
    return pages;
  }
  const bullets = new Set(marks.map(({ word }) => word));
  return pages.map((page) => ({ ...page, words: page.words.filter((word) => !bullets.has(word)) }));
}
