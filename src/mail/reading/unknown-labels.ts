import type { Found } from './align.ts';
import type { Edition, Question } from './edition.ts';
import { knownOption, nearOption } from './known-options.ts';
import { cutAfter, labelEnd, type Print } from './label-matches.ts';
import { isBlank, type Line } from './line.ts';
import { optionsIn } from './marks.ts';
import { wholly } from './wording.ts';

/**
 * Cuts off an answer where a label begins that the edition does not have. What follows becomes an answer of its own, under
 * that label: neither lost nor taken for part of the answer above. What only might be a label stays where it is.
 */
export function splitAtUnknown(found: Found[], edition: Edition): Found[] {
  const usual = { bold: most(found, ({ print }) => print.bold), row: most(found, ({ print }) => print.row) };
  let count = 0;
  const split = (one: Found, section: string | undefined): Found[] => {
    const at = one.lines.findIndex(
      (_, index) => index > 0 && (isLabel(one, index, usual, edition) || opensSection(one, index, section)),
    );
    if (at < 0) return [one];
    const line = one.lines[at] as Line; // found there
    const { label, print, rest } = cutAfter(line, labelEnd(line.text));
    const after: Found = {
      ...{ label, print, known: 'not', last: one.last },
      question: unknownQuestion(label, one.question, ++count),
      lines: [rest, ...one.lines.slice(at + 1)],
    };
    return [{ ...one, lines: withoutHeading(one.lines.slice(0, at), section), last: false }, ...split(after, section)];
  };
  return found.flatMap((one, index) => split(one, found[index + 1]?.question.section));
}

/** The first line under the heading of the section that the next known question is in. */
function opensSection({ lines, question }: Found, at: number, section: string | undefined): boolean {
  if (section === undefined || section === question.section || isBlank(lines[at] as Line)) return false; // within bounds
  const above = lines.slice(0, at).findLast((line) => !isBlank(line));
  return above !== undefined && wholly(section).test(above.text);
}

function withoutHeading(lines: Line[], section: string | undefined): Line[] {
  const last = lines.findLastIndex((line) => !isBlank(line));
  return section !== undefined && wholly(section).test(lines[last]?.text ?? '') ? lines.slice(0, last) : lines;
}

function most(found: Found[], is: (one: Found) => boolean): boolean {
  const some = found.filter(is).length;
  return some >= 5 && some >= found.length * 0.8;
}

function unknownQuestion(label: string, { section }: Question, number: number): Question {
  return {
    field: 'other',
    id: `other.unknown${number}`,
    section,
    question: label.replace(/^\d{1,3}\s/, ''),
    kind: 'text',
  };
}

/** Answers that are no prose: a question below them is the form's. */
const BRIEF = new Set<Question['kind']>(['one', 'many', 'when', 'count']);

function isLabel(one: Found, at: number, usual: Print, edition: Edition): boolean {
  const line = one.lines[at] as Line; // within bounds
  const { label, print } = cutAfter(line, labelEnd(line.text));
  if (label.length > 250 || !/\p{L}{3}/u.test(label) || isPartOf(one.question, line, label, edition)) return false;
  if (usual.row && print.row) return true;
  const asks = /[?:]\W*$/u.test(label) && label.split(/\s+/).length > 2;
  if (!asks) return false;
  if (usual.bold && print.bold) return true;
  const brief = BRIEF.has(one.question.kind) && one.known !== 'not';
  if (brief && (label.includes('?') || edition.labelled)) return true;
  return startsList(one, at);
}

/** An option, a hint or a heading of the form, or "Name:" under a person. */
function isPartOf({ choices = [], hints = [] }: Question, line: Line, label: string, { headings }: Edition): boolean {
  const words = label.replace(/[?:*\s]+$/u, '');
  return (
    optionsIn(line).some(({ on }) => on !== null) ||
    PART.test(words) ||
    [...hints, ...headings].some((one) => wholly(one).test(line.text) || wholly(one).test(words)) ||
    [line.text, words].some((text) => knownOption(text, choices) !== null || nearOption(text, choices) !== null)
  );
}

const PART = /^\W*(?:date|time|name|e-?mail|(?:tele)?phone|tel|contact number|mobile|address|same details)\b/iu;

/** Boxes that are none of the question's own stand below it. */
function startsList({ lines, question }: Found, at: number): boolean {
  const below = lines.slice(at + 1, at + 6).filter((line) => !isBlank(line));
  const [first, second] = below.slice(0, 2).map((line) => optionsIn(line)[0]);
  const boxes = [first, second].filter((option) => option !== undefined && option.on !== null);
  return boxes.length > 1 && boxes.every((box) => knownOption(box?.text ?? '', question.choices ?? []) === null);
}
