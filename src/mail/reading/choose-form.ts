import { type Aligned, alignForm } from './align.ts';
import { editions } from './editions/all.ts';
import type { Gathered } from './gather.ts';
import { isJumbled } from './jumbled.ts';
import type { Line } from './line.ts';
import type { Words } from './newest-words.ts';
import { type Around, isUnanswered, type ReadForm, readForm } from './read-form.ts';

/** A form that was found and read, and the body it stood in, if it stood in one. */
export type Chosen = {
  form: ReadForm;
  aligned: Aligned;
  words: Words | null;
  file: string | null;
  blank: boolean;
  /** Which answer belongs to which question cannot be told. */
  jumbled: boolean;
};

/** The form that says most, and every other filled form in the same mail. */
export type Choice = { best: Chosen | null; others: Chosen[] };

/** Reads every form that the mail carries. The bodies of a mail are one text in several renderings. */
export function chooseForm(mail: Gathered, around: Around): Choice {
  const bodies = mail.bodies.map((words) => readAt(words.lines, words, null, around));
  const files = mail.opened.map(({ file, lines }) => readAt(lines ?? [], null, file.name, around));
  const body = fullest(bodies.filter((one) => one !== null));
  const found = [...files, body].filter((one) => one !== null);
  const best = fullest(found);
  return { best, others: found.filter((one) => one !== best && !one.blank) };
}

function fullest(found: Chosen[]): Chosen | null {
  return found.reduce<Chosen | null>((most, one) => (most && saidIn(most) >= saidIn(one) ? most : one), null);
}

function readAt(lines: Line[], words: Words | null, file: string | null, around: Around): Chosen | null {
  const aligned = alignForm(lines, editions);
  if (!aligned) return null;
  const form = readForm(aligned, around);
  return { form, aligned, words, file, blank: isUnanswered(form), jumbled: isJumbled(aligned) };
}

function saidIn({ form }: Chosen): number {
  const read = form.answers.filter((answer) => answer.state === 'read').length;
  return read + form.answers.filter((answer) => answer.withheld).length / 2;
}
