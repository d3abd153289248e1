import { editions } from './editions/all.ts';

/** Whether a line is one that a form prints, whole: a heading, question, hint or option. */
export function isPrinted(line: string): boolean {
  const said = wordsOf(line.replace(/\([^()]{0,40}\)\W*$/u, ''));
  return said !== '' && known().all.has(said);
}

/** Whether a line begins a question of a form, or is the beginning of one. */
export function beginsQuestion(line: string): boolean {
  const said = wordsOf(line);
  return (
    said.split(' ').length >= FEWEST_WORDS &&
    known().questions.some((one) => `${one} `.startsWith(`${said} `) || `${said} `.startsWith(`${one} `))
  );
}

/** Fewer words begin many sentences. */
const FEWEST_WORDS = 3;

/** Without "(Follow-up reports only)" and "12." in front, and whatever stands between words. */
function wordsOf(line: string): string {
  const bare = line.replace(/^[^\p{L}\p{N}(]*(?:\([^()]{0,40} only\)\W*)?(?:Q?\d{1,2}[a-z]?[.)]\s+)?/u, '');
  return bare
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

type Known = { all: Set<string>; questions: string[] };
let remembered: Known | null = null;

function known(): Known {
  remembered ??= wordings();
  return remembered;
}

function wordings(): Known {
  const asked = editions.flatMap(({ questions }) => questions);
  const questions = asked.flatMap(({ question, also = [] }) => [question, ...also]);
  const hints = asked.flatMap(({ hints: some = [] }) => some);
  const options = asked.flatMap(({ choices = [] }) => choices.flatMap(({ label, also = [] }) => [label, ...also]));
  const headings = editions.flatMap((edition) => edition.headings);
  const all = [...headings, ...questions, ...hints, ...options];
  return { all: new Set(all.map(wordsOf)), questions: questions.map(wordsOf) };
}
