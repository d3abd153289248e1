import type { Choice } from './edition.ts';
import { begunOption, knownOption, nearOption, sayTheSame } from './known-options.ts';
import { joinLines, type Line, type Option } from './line.ts';
import { optionsIn, partsOf } from './marks.ts';
import { optionsInARow } from './options-in-a-row.ts';

/** An option of the question as it was found, with all that could speak for or against it. */
export type Entry = Option & { label: string; otherwise: boolean };

/** Some lines under a question: the options in them, and what is left of them when the options are taken out. */
export type Scanned = { entries: Entry[]; unknown: string[]; lines: Line[]; rest: Line[] };

export function findOptions(lines: Line[], choices: Choice[]): Scanned[] {
  const scanned: Scanned[] = [];
  const left = new Set<string>();
  for (let at = 0; at < lines.length; ) {
    const found = optionsFrom(lines, at, choices);
    const some = lines.slice(at, at + (found?.taken ?? 1));
    const unknown = found ? [] : tickedIn(some);
    const isLeft = !found && [...left].some((words) => sayTheSame(words, some[0]?.text ?? ''));
    const rest = isLeft ? [] : (found?.rest ?? some);
    if (found?.left) left.add(found.left);
    scanned.push({ entries: found?.entries ?? [], unknown, lines: some, rest });
    at += some.length;
  }
  return scanned;
}

/** Boxes that are ticked, whatever is said beside them. */
function tickedIn(lines: Line[]): string[] {
  return lines.flatMap((line) => {
    const [first, ...others] = optionsIn(line);
    return [first, ...others].filter((one) => first?.on !== null && one?.on === true).map((one) => one?.text ?? '');
  });
}

/** left: what of an option comes further down, where columns were printed side by side. */
type Taken = { entries: Entry[]; rest: Line[]; taken: number; left?: string };

/** Options that begin at one line, and go on below where a mail program wrapped a long one. */
function optionsFrom(lines: Line[], at: number, choices: Choice[]): Taken | null {
  let longest: Taken | null = null;
  for (let taken = 1; taken <= MOST_WRAPPED && at + taken <= lines.length; taken++) {
    const next = lines[at + taken - 1] as Line; // within bounds
    if (taken > 1 && (!/[\p{L}\p{N}]/u.test(next.text) || optionsIn(next).some(({ on }) => on !== null))) break;
    const joined = joinLines(lines.slice(at, at + taken));
    const entries: Entry[] | null = longest === null ? entriesIn(joined, choices) : longerIn(joined, choices);
    if (entries) longest = { entries, rest: [], taken };
  }
  const line = lines[at] as Line; // within bounds
  return longest ?? brokenOption(line, choices) ?? optionWithWords(line, choices);
}

/** The longest option of any edition, at 72 characters a line. */
const MOST_WRAPPED = 6;

/** What was an option by itself may be the beginning of a longer one, and of nothing else. */
function longerIn(line: Line, choices: Choice[]): Entry[] | null {
  const [only, ...others] = optionsIn(line);
  const known = only && others.length === 0 ? knownOption(only.text, choices) : null;
  return only && known ? [{ ...only, ...known }] : null;
}

/** The options that a line consists of; null when anything else is in it. */
function entriesIn(line: Line, choices: Choice[]): Entry[] | null {
  for (const options of waysToSplit(line)) {
    const entries = options.map((option) => entryOf(option, choices)).filter((entry) => entry !== null);
    if (entries.length > 0 && entries.length === options.filter((option) => option.text !== '').length) return entries;
  }
  return optionsInARow(line, choices);
}

function* waysToSplit(line: Line): Generator<Option[]> {
  yield optionsIn(line);
  yield partsOf(line);
  yield partsOf(line, /\s*;\s*/);
  yield partsOf(line, /\s*[,;]\s*/);
}

/** No option of any edition is half as long. */
const LONGEST_OPTION = 1_000;

function entryOf(option: Option, choices: Choice[]): Entry | null {
  if (option.text.length > LONGEST_OPTION) return null;
  const readings = [...typedMarks(option.text), ...inTwoLanguages(option.text, choices)];
  for (const known of [knownOption, nearOption]) {
    for (const { text, on } of readings) {
      const found = known(text, choices);
      if (found) return { ...option, text, on: option.on ?? on, ...found };
    }
  }
  return null;
}

/** "Ie / Yes": of what stands on the two sides of a stroke, one is an option and the other none. */
function inTwoLanguages(text: string, choices: Choice[]): { text: string; on: null }[] {
  const sides = text.split(/\s\/\s/u);
  const known = sides.length === 2 ? sides.filter((side) => knownOption(side, choices)) : [];
  return known.length === 1 ? known.map((side) => ({ text: side, on: null })) : [];
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

/** "☐ Economic data, eg credit card numbers," of which "bank details" stands further down. */
function brokenOption(line: Line, choices: Choice[]): Taken | null {
  const [option, ...others] = optionsIn(line);
  const begun = option && others.length === 0 && option.on !== null ? begunOption(option.text, choices) : null;
  if (!option || !begun) return null;
  const { left, ...known } = begun;
  return { entries: [{ ...option, ...known }], rest: [], taken: 1, left };
}

/** "☒ Other: staff numbers" and "No - it was an ordinary email": an option, and words that belong to it. */
function optionWithWords(line: Line, choices: Choice[]): Taken | null {
  const [option, ...others] = optionsIn(line);
  if (!option || others.length > 0 || option.text.length > 4 * LONGEST_OPTION) return null;
  const parts = /^(.+?)\s*(?:[:;]|,(?=\s)|\s[-–—])\s*(\S.*)$/su.exec(option.text);
  if (!parts?.[1] || !parts[2]) return null;
  const entry = entryOf({ ...option, text: parts[1] }, choices);
  if (!entry) return null;
  const from = line.text.lastIndexOf(parts[2]);
  return { entries: [entry], rest: [{ ...line, text: line.text.slice(from), pieces: [] }], taken: 1 };
}
