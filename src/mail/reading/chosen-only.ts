import type { Aligned } from './align.ts';
import { withoutHints } from './answers.ts';
import { bareOptions } from './choices.ts';

/** Enough questions with one bare answer each that it is no chance. */
const ENOUGH = 4;

/**
 * Whether the form prints only options that were chosen, as mailed copies of web forms do. One question that lists its
 * options with nothing to tell them apart proves that it does not: then no bare option is an answer.
 */
export function printsChosenOnly({ edition, found }: Aligned): boolean {
  const asked = found.filter(({ question }) => question.kind === 'one');
  const seen = asked.map((one) => bareOptions(one.question.choices ?? [], withoutHints(one)));
  if (seen.some(({ bare, marked }) => bare > 1 && !marked)) return false;
  if (edition.chosenOnly) return true;
  return seen.every(({ marked }) => !marked) && seen.filter(({ bare }) => bare === 1).length >= ENOUGH;
}
