import type { Aligned } from './align.ts';
import { withoutHints } from './answers.ts';
import { knownOption } from './known-options.ts';
import { optionsIn } from './marks.ts';

/** One may be somebody's own list. */
const ENOUGH = 2;

/**
 * Whether boxes of the form stand where a text, a date or a number should. Then answers do not stand under their own
 * questions, as where they are printed above them, or in two columns whose lines run together, and none can be trusted.
 */
export function isJumbled({ edition, found }: Aligned): boolean {
  const choices = edition.questions.flatMap((question) => question.choices ?? []);
  const free = found.filter(({ question, known }) => known !== 'not' && !question.choices);
  const holdsBoxes = free.filter((one) =>
    withoutHints(one)
      .flatMap(optionsIn)
      .some(({ on, text }) => on !== null && knownOption(text, choices) !== null),
  );
  return holdsBoxes.length >= ENOUGH;
}
