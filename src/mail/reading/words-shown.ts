import { findReferences } from '../../case/reference.ts';
import type { MailReading } from '../../desk/mail-reader.ts';
import type { Chosen } from './choose-form.ts';
import { type Line, textOf } from './line.ts';
import { type Words, wordsOf } from './newest-words.ts';
import { wholly } from './wording.ts';

/** The words for a person to read. What somebody wrote above a mail that they forwarded is theirs to us, and comes first. */
export function textShown(words: Words | null, chosen: Chosen | null): string {
  if (!words) return '';
  const inForm = chosen !== null && chosen.words !== null;
  const lines = inForm ? words.own.slice(0, formStart(words.lines, chosen)) : words.own;
  return [wordsOf(words.cover), wordsOf(lines)].filter(Boolean).join('\n\n').slice(0, LONGEST_TEXT);
}

/** Nobody reads more in chat; the original is kept whole. */
const LONGEST_TEXT = 100_000;

/** The form begins at its title, a few lines of instructions above the first question. */
function formStart(lines: Line[], { aligned }: Chosen): number {
  const title = lines.findLastIndex(
    (line, index) =>
      index < aligned.start && aligned.edition.headings.some((heading) => wholly(heading).test(line.text)),
  );
  return title < 0 ? aligned.start : title;
}

/** Case references, by where they stand; history is asked only when nothing newer names a case. */
export function referencesShown(
  subjects: string[],
  chosen: Chosen | null,
  text: string,
  words: Words | null,
  prefix: string,
): MailReading['references'] {
  const named = (within: string) => findReferences(within, prefix);
  const form = chosen?.form.report.caseReference ?? '';
  const found = [
    ...named(subjects.join('\n')).map((reference) => ({ reference, where: 'subject' as const })),
    ...named(form).map((reference) => ({ reference, where: 'form' as const })),
    ...named([text, ...narratives(chosen)].join('\n')).map((reference) => ({
      reference,
      where: 'text' as const,
    })),
  ];
  const history = named(textOf(words?.history ?? []));
  const all = found.length > 0 ? found : history.map((reference) => ({ reference, where: 'text' as const }));
  return all.filter((one, index) => all.findIndex((other) => other.reference === one.reference) === index);
}

function narratives(chosen: Chosen | null): string[] {
  return chosen?.form.answers.map((answer) => answer.value ?? '') ?? [];
}
