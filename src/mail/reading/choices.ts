import type { Choice, Question } from './edition.ts';
import { isBlank, joinLines, type Line, type Option, textOf } from './line.ts';
import { optionsIn, partsOf } from './marks.ts';
import { wholly } from './wording.ts';

/** An option of the question as it was found, with all that could speak for or against it. */
type Entry = Option & { label: string };

export type ReadChoice = {
  /** Labels of the form, in its order. */
  ticked: string[];
  /** invisible: options stand there and nothing shows which was meant. */
  ticks: 'seen' | 'none-ticked' | 'invisible' | 'no-options';
  /** Marks are ticks or crosses; look is bold among plain, or what was not struck out or deleted. */
  shownBy: 'marks' | 'look' | 'nothing';
  /** The lines that the answer was taken from, or that stood there in vain. */
  quote: string | null;
  /** What stands there and is no option: the free answer after "Other", or an unknown option. */
  rest: Line[];
};

/** Finds the options of a question and which of them are ticked. What cannot be seen is never taken for a tick. */
export function readChoice(question: Question, lines: Line[], more: boolean): ReadChoice {
  const { entries, rest } = findOptions(lines, question.choices ?? []);
  const ticked = tickedOf(entries, question, more);
  const ticks =
    entries.length === 0 ? 'no-options' : ticked === null ? 'invisible' : ticked.length > 0 ? 'seen' : 'none-ticked';
  const order = (question.choices ?? []).map((choice) => choice.label);
  const shownBy = ticks !== 'seen' ? 'nothing' : entries.some((entry) => entry.on !== null) ? 'marks' : 'look';
  const quote = textOf(lines) || null;
  return { ticked: order.filter((label) => ticked?.includes(label)), ticks, shownBy, quote, rest };
}

function findOptions(lines: Line[], choices: Choice[]): { entries: Entry[]; rest: Line[] } {
  const entries: Entry[] = [];
  const rest: Line[] = [];
  for (let at = 0; at < lines.length; at++) {
    const found = optionsFrom(lines, at, choices);
    if (found) {
      entries.push(...found.entries);
      rest.push(...found.rest);
      at += found.taken - 1;
    } else rest.push(lines[at] as Line); // within bounds
  }
  return { entries, rest };
}

/** Options that begin at one line; a long one may be wrapped over three lines. */
function optionsFrom(lines: Line[], at: number, choices: Choice[]) {
  for (let taken = 1; taken <= 3 && at + taken <= lines.length; taken++) {
    const some = lines.slice(at, at + taken);
    if (isBlank(some[taken - 1] as Line) && taken > 1) break; // within bounds
    const line = joinLines(some);
    for (const options of [optionsIn(line), partsOf(line), partsOf(line, /\s*[,;]\s*/)]) {
      const entries = options.map((option) => entryOf(option, choices)).filter((entry) => entry !== null);
      const known = entries.length > 0 && entries.length === options.filter((option) => option.text !== '').length;
      if (known) return { entries, rest: [] as Line[], taken };
    }
  }
  return optionWithWords(lines[at] as Line, choices); // within bounds
}

/** No option of any edition is half as long. */
const LONGEST_OPTION = 400;

function entryOf(option: Option, choices: Choice[]): Entry | null {
  if (option.text.length > LONGEST_OPTION) return null;
  for (const { text, on } of [...typedMarks(option.text)]) {
    const choice = choices.find(({ label, also }) => [label, ...(also ?? [])].some((one) => wholly(one).test(text)));
    if (choice) return { ...option, on: option.on ?? on, label: choice.label };
  }
  return null;
}

const ON = 'x|yes|y|v|✓|✔|√|ticked|selected|true|1';
const OFF = 'no|n|not ticked|false|0';
const BESIDE = new RegExp(
  `^(.*?)(?:\\s*[:=\\t|]\\s*|\\s*[-–—.]{1,}\\s+|\\s{2,}|\\s+(?=[x✓✔√]\\s*$))(?:(${ON})|(${OFF}))\\s*[.]?$`,
  'iu',
);
const BEFORE = /^(?:_*(x|v|✓|✔|√)_*)(?:\s*[:=\t|.)-]\s*|\s+)(.+)$/iu;

/** "Health data: Yes", "X Health data", "Health data   x", "_x_ Health data", or the bare words. */
function typedMarks(text: string): { text: string; on: boolean | null }[] {
  const beside = BESIDE.exec(text);
  const before = BEFORE.exec(text);
  const empty = /^_{2,}\s*(.+)$/u.exec(text);
  return [
    { text, on: null },
    ...(before?.[2] ? [{ text: before[2], on: true }] : []),
    ...(beside?.[1] ? [{ text: beside[1], on: beside[2] !== undefined }] : []),
    ...(empty?.[1] ? [{ text: empty[1], on: false }] : []),
  ];
}

/** "☒ Other: staff numbers" and "No - it was an ordinary email": an option, and words that belong to it. */
function optionWithWords(line: Line, choices: Choice[]) {
  const [option, ...others] = optionsIn(line);
  if (!option || others.length > 0 || option.text.length > 4 * LONGEST_OPTION) return null;
  const parts = /^(.+?)\s*(?:[:;]|,(?=\s)|\s[-–—])\s*(\S.*)$/su.exec(option.text);
  if (!parts?.[1] || !parts[2]) return null;
  const entry = entryOf({ ...option, text: parts[1] }, choices);
  if (!entry) return null;
  const from = line.text.lastIndexOf(parts[2]);
  return { entries: [entry], rest: [{ ...line, text: line.text.slice(from), pieces: [] }], taken: 1 };
}

/** null: nothing shows which was meant. */
function tickedOf(entries: Entry[], question: Question, more: boolean): string[] | null {
  const labels = (some: Entry[]) => [...new Set(some.map((entry) => entry.label))];
  const marked = entries.filter((entry) => entry.on !== null);
  if (marked.length > 0) return labels(entries.filter((entry) => entry.on === true && !entry.struck));
  const standing = entries.filter((entry) => !entry.struck);
  if (standing.length < entries.length) return labels(standing);
  const bold = entries.filter((entry) => entry.bold);
  if (bold.length > 0 && bold.length < entries.length) return labels(bold);
  return othersDeleted(labels(entries), question, more) ? labels(entries) : null;
}

/**
 * Somebody left only what applies. A single answer left of many is an answer; of a list at most half may be left, since
 * editions of the form differ by an option or two, and the form must go on after it: a list cut short proves nothing.
 */
function othersDeleted(left: string[], question: Question, more: boolean): boolean {
  const all = question.choices?.length ?? 0;
  if (!more || left.length === 0) return false;
  return question.kind === 'one' ? left.length === 1 : left.length <= all / 2;
}
