import { distance } from 'fastest-levenshtein';
import type { Choice } from './edition.ts';
import { wholly } from './wording.ts';

/** An option that was recognised. otherwise: not in the form's own words, so the reading says what was taken for what. */
export type Known = { label: string; otherwise: boolean };

/** The option that some words are, whatever bullets and dashes they are typed with. */
export function knownOption(text: string, choices: Choice[]): Known | null {
  for (const choice of choices) {
    const wordings = [choice.label, ...(choice.explained ? [choice.explained] : []), ...(choice.also ?? [])];
    const lettered = choice.letter ? wordings.map((wording) => `${choice.letter} ${wording}`) : [];
    if (![...lettered, ...wordings].some((wording) => wholly(wording).test(text))) continue;
    return { label: choice.label, otherwise: !inOwnWords(text, choice) };
  }
  return null;
}

/** Cases and apostrophes count; which apostrophe, and what is printed between and before the words, does not. */
function inOwnWords(text: string, { label, explained, letter }: Choice): boolean {
  const written = wordsIn(text);
  return [label, explained ?? label].some((wording) => {
    const own = wordsIn(wording);
    const before = written.slice(0, Math.max(0, written.length - own.length));
    const numbered = before.every((word) => word === letter || /^\d{1,3}$/.test(word));
    return numbered && written.slice(before.length).join(' ') === own.join(' ');
  });
}

function wordsIn(text: string): string[] {
  return text.replace(/[’‘`´]/g, "'").match(/[\p{L}\p{N}']+/gu) ?? [];
}

/** No slip of the keyboard makes a shorter option another one. */
const SHORTEST = 5;
/** Longer words are a narrative. */
const LONGEST = 300;

/**
 * The option that some words were meant to be: a letter in six may be wrong, a remark in brackets may follow, and no other
 * option of the question may be nearly as close.
 */
export function nearOption(text: string, choices: Choice[]): Known | null {
  if (text.length > LONGEST) return null;
  const written = [plain(text), plain(text.replace(/\([^()]*\)\s*$/, ''))];
  const away = choices
    .map(({ label, also = [] }) => {
      const wordings = [label, ...also].map(plainWording);
      const near = wordings.flatMap((wording) => written.map((some) => slipsBetween(some, wording)));
      return { label, slips: Math.min(...near) };
    })
    .sort((one, other) => one.slips - other.slips);
  const [best, next] = away;
  if (!best || best.slips === Number.POSITIVE_INFINITY) return null;
  return next && next.slips < best.slips + 2 ? null : { label: best.label, otherwise: true };
}

/** Fewer words may begin anything. */
const ENOUGH_WORDS = 3;

/** The one option that some words begin and do not end, and what of it is still to come. */
export function begunOption(text: string, choices: Choice[]): (Known & { left: string }) | null {
  if (text.length > LONGEST) return null;
  const begun = `${plain(text)} `;
  if (begun.split(' ').length <= ENOUGH_WORDS) return null;
  const [only, ...others] = choices.filter(({ label }) => plainWording(label).startsWith(begun));
  if (!only || others.length > 0) return null;
  return { label: only.label, otherwise: true, left: plainWording(only.label).slice(begun.length) };
}

export function sayTheSame(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

function slipsBetween(written: string, wording: string): number {
  if (Math.abs(written.length - wording.length) > 3 || wording.length < SHORTEST) return Number.POSITIVE_INFINITY;
  const slips = isSwap(written, wording) ? 1 : distance(written, wording);
  return slips <= Math.min(3, Math.max(1, Math.floor(wording.length / 6))) ? slips : Number.POSITIVE_INFINITY;
}

/** Two letters that changed places: one slip, and the commonest. */
function isSwap(written: string, wording: string): boolean {
  const at = [...written].findIndex((letter, index) => letter !== wording[index]);
  const swapped = `${written.slice(0, at)}${written[at + 1]}${written[at]}${written.slice(at + 2)}`;
  return at >= 0 && swapped === wording;
}

const plains = new Map<string, string>();

function plainWording(wording: string): string {
  const known = plains.get(wording) ?? plain(wording);
  plains.set(wording, known);
  return known;
}

function plain(text: string): string {
  return wordsIn(text).join(' ').toLowerCase();
}
