import type { Choice, Question } from './edition.ts';
import { type Entry, findOptions, type Scanned } from './find-options.ts';
import { type Line, textOf } from './line.ts';

/** Words that were taken for an option though the form words it otherwise. */
export type OtherWording = { written: string; label: string };

export type ReadChoice = {
  /** Labels of the form, in its order. */
  ticked: string[];
  /** invisible: options stand there and nothing shows which was meant. typed: no box is ticked, an option is typed below. */
  ticks: 'seen' | 'none-ticked' | 'typed' | 'invisible' | 'no-options';
  /** Marks are ticks or crosses; print: nothing else is printed; look is bold, or what was not struck out or deleted. */
  shownBy: 'marks' | 'print' | 'look' | 'nothing';
  /** The lines that the answer was taken from, or that stood there in vain. */
  quote: string | null;
  otherwise: OtherWording[];
  /** Ticked boxes that are none of the form's own. */
  unknown: string[];
  /** What stands there and is no option: the free answer after "Other", or an unknown option. */
  rest: Line[];
};

/** more: the form goes on after it. chosenOnly: only chosen options are printed. */
export type Printed = { more: boolean; chosenOnly: boolean };

/** Finds the options of a question and which of them are ticked. What cannot be seen is never taken for a tick. */
export function readChoice(question: Question, lines: Line[], printed: Printed): ReadChoice {
  const choices = question.choices ?? [];
  const scanned = findOptions(lines, choices);
  const { entries, typed, rest } = apart(scanned);
  const ticked = tickedOf(entries, question, printed);
  const order = choices.map((choice) => choice.label);
  const ticks = ticksOf(entries, ticked, typed);
  return {
    ticked: order.filter((label) => ticked?.includes(label)),
    ticks,
    shownBy: ticks === 'seen' ? shownBy(entries, printed) : 'nothing',
    quote: textOf(lines) || null,
    otherwise: entries.filter((entry) => entry.otherwise).map(({ text, label }) => ({ written: text, label })),
    unknown: scanned.flatMap((one) => one.unknown).filter((text) => /\p{L}/u.test(text)),
    rest,
  };
}

/** How many options of a question stand there without a mark; nothing is known of it when marks stand there. */
export function bareOptions(choices: Choice[], lines: Line[]): { bare: number; marked: boolean } {
  const entries = findOptions(lines, choices).flatMap((one) => one.entries);
  const marked = entries.some((entry) => entry.on !== null || entry.struck || entry.bold);
  return { bare: new Set(entries.map(({ label }) => label)).size, marked };
}

/** An option that is typed below boxes, of which it is one, is what somebody wrote and no box. */
function apart(scanned: Scanned[]): { entries: Entry[]; typed: Entry[]; rest: Line[] } {
  const boxes = new Set(scanned.flatMap(({ entries }) => entries.filter(({ on }) => on !== null)).map(labelOf));
  const isTyped = (one: Scanned) =>
    one.entries.length > 0 && one.entries.every((entry) => entry.on === null && boxes.has(entry.label));
  return {
    entries: scanned.filter((one) => !isTyped(one)).flatMap(({ entries }) => entries),
    typed: scanned.filter(isTyped).flatMap(({ entries }) => entries),
    rest: scanned.flatMap((one) => (isTyped(one) ? one.lines : one.rest)),
  };
}

function labelOf({ label }: Entry): string {
  return label;
}

function ticksOf(entries: Entry[], ticked: string[] | null, typed: Entry[]): ReadChoice['ticks'] {
  if (entries.length === 0) return 'no-options';
  if (ticked === null) return 'invisible';
  if (ticked.length > 0) return 'seen';
  return typed.length > 0 ? 'typed' : 'none-ticked';
}

function shownBy(entries: Entry[], { chosenOnly }: Printed): ReadChoice['shownBy'] {
  if (entries.some((entry) => entry.on !== null)) return 'marks';
  return chosenOnly && entries.every((entry) => !entry.struck && !entry.bold) ? 'print' : 'look';
}

/** null: nothing shows which was meant. */
function tickedOf(entries: Entry[], question: Question, printed: Printed): string[] | null {
  const labels = (some: Entry[]) => [...new Set(some.map(labelOf))];
  const marked = entries.filter((entry) => entry.on !== null);
  if (marked.length > 0) return labels(entries.filter((entry) => entry.on === true && !entry.struck));
  const standing = entries.filter((entry) => !entry.struck);
  if (standing.length < entries.length) return labels(standing);
  const bold = entries.filter((entry) => entry.bold);
  if (bold.length > 0 && bold.length < entries.length) return labels(bold);
  return othersLeftOut(labels(entries), question, printed) ? labels(entries) : null;
}

/**
 * Only what applies stands there: somebody deleted the rest, or it was never printed. A single answer of many is an
 * answer. Of a list that may have been cut, or whose options another edition has fewer of, at most half may stand; where
 * only chosen options are printed, all but one may. Else the form must go on after it: a list cut short proves nothing.
 */
function othersLeftOut(left: string[], question: Question, { more, chosenOnly }: Printed): boolean {
  const all = question.choices?.length ?? 0;
  if (left.length === 0 || !(more || chosenOnly)) return false;
  if (question.kind === 'one') return left.length === 1;
  return chosenOnly ? left.length < all : left.length <= all / 2;
}
