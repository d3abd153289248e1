import { type Aligned, alignForm } from './align.ts';
import type { Kind } from './draft.ts';
import { editions } from './editions/all.ts';
import type { Gathered } from './gather.ts';
import type { Line } from './line.ts';
import type { Words } from './newest-words.ts';
import { isUnanswered, type ReadForm, readForm } from './read-form.ts';

/** A form that was found and read, and the body it stood in, if it stood in one. */
export type Chosen = {
  form: ReadForm;
  aligned: Aligned;
  words: Words | null;
  file: string | null;
  blank: boolean;
};

export type Choice = { best: Chosen | null /** Several files, each another report. */; others: number };

/** Reads every form that the mail carries and keeps the one that says most. */
export function chooseForm(mail: Gathered, sent: string | null, otherwise: Kind): Choice {
  const bodies = mail.bodies.map((words) => readAt(words.lines, words, null, sent, otherwise));
  const files = mail.opened.map(({ file, lines }) => readAt(lines ?? [], null, file.name, sent, otherwise));
  const found = [...files, ...bodies].filter((one) => one !== null);
  const best = found.reduce<Chosen | null>((most, one) => (most && saidIn(most) >= saidIn(one) ? most : one), null);
  const distinct = new Set(
    files.filter((one) => one !== null && !one.blank).map((one) => JSON.stringify(one?.form.report)),
  );
  return { best, others: Math.max(0, distinct.size - 1) };
}

function readAt(
  lines: Line[],
  words: Words | null,
  file: string | null,
  sent: string | null,
  otherwise: Kind,
): Chosen | null {
  const aligned = alignForm(lines, editions);
  if (!aligned) return null;
  const form = readForm(aligned, sent, otherwise);
  return { form, aligned, words, file, blank: isUnanswered(form) };
}

function saidIn({ form }: Chosen): number {
  const read = form.answers.filter((answer) => answer.state === 'read').length;
  return read + form.answers.filter((answer) => answer.withheld).length / 2;
}
