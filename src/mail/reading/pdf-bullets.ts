import { markShown } from './marks.ts';
import type { Word } from './pdf-word.ts';

/** Fewer may all be ticks by chance. */
const MANY = 6;

/**
 * Knows the marks of a document for what they are. Where one glyph stands everywhere and no box is empty they are
 * bullets, or what a program shows for every letter that its font lacks, and are left out. A dash at what was not chosen
 * is as good as an empty box.
 */
export function withoutBullets<Page extends { words: Word[] }>(pages: Page[]): Page[] {
  const glyphs = pages.flatMap(({ words }) => words).filter(({ text }) => [...text].length === 1);
  const shown = new Map(glyphs.map((word) => [word, word.tick ?? markShown(word.text)]));
  const marks = glyphs.filter((word) => (shown.get(word) ?? null) !== null);
  const dashes = glyphs.filter(({ text }) => /^[-–—_]$/.test(text)).length;
  const alike = new Set(marks.map(({ text }) => text)).size === 1;
  const real = marks.some((word) => word.tick !== null || shown.get(word) === false);
  const bullets = new Set(marks.length < MANY || dashes >= marks.length || !alike || real ? [] : marks);
  return pages.map((page) => ({
    ...page,
    words: page.words
      .filter((word) => !bullets.has(word))
      .map((word) => ({ ...word, tick: shown.get(word) ?? word.tick })),
  }));
}
