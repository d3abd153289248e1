/**
 * The letters of every edition of the form, and of what is written beside them. \p{L} with both flags takes V8 four times
 * as long to compile, which every fresh reader would pay for its first mail: a second on one core.
 */
const LETTERS =
  'A-Za-z\\u00AA\\u00B5\\u00BA\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02AF\\u0370-\\u04FF\\u1E00-\\u1FFF';
const OTHER = `[^${LETTERS}0-9]`;

/** Matches a wording of the form at the start of a line, whatever bullets, numbers, quotes or dashes it is typed with. */
export function atStart(wording: string): RegExp {
  return remembered(starts, wording, () => new RegExp(`^${BEFORE}${words(wording)}${AFTER}`, 'i'));
}

/** The words of a line or of a wording, in small letters and without apostrophes, cut where a pattern of atStart cuts. */
export function wordsOf(text: string): string[] {
  return (
    text
      .replace(/['’‘`´]/g, '')
      .toLowerCase()
      .match(WORDS) ?? []
  );
}

const WORDS = new RegExp(`[${LETTERS}0-9]+`, 'g');

/** Matches a line that is this wording and nothing else. */
export function wholly(wording: string): RegExp {
  return remembered(wholes, wording, () => new RegExp(`^${BEFORE}${words(wording)}${OTHER}*$`, 'i'));
}

/** Signs that somebody set before an option: arrows, shapes and pictures. What they mean the mail does not say. */
const SIGNS = '(?:[\\u2190-\\u2BFF]|[\\uD83C-\\uD83E][\\uDC00-\\uDFFF])\\uFE0F?';

/** Heading and list marks, "(Follow-up reports only)", "12.", "4.1.2" or "Q12a)". */
const BEFORE = `[\\s#>*_•·|\\-–—]{0,60}(?:${SIGNS}\\s{0,4})?(?:\\([${LETTERS} -]{1,40}\\)\\s{0,4})?(?:(?:Q|Question)?\\s?\\d{1,3}(?:\\.\\d{1,2}){0,3}[a-z]?[.):]?\\s{1,9})?(?:\\([${LETTERS} -]{1,40}\\)\\s{0,4})?[*_]{0,4}`;

/** The stars of "of this nature*", closing emphasis, and what the form adds in brackets. */
const AFTER = `(?![${LETTERS}0-9])[ \\u00A0\\\\*_]{0,20}(?:\\(tick all that apply\\)|\\(please tick[^)]{0,40}\\))?[ \\u00A0\\\\*_]{0,20}`;

/** Words in order, with anything but letters and digits between; an apostrophe may be missing. */
function words(wording: string): string {
  return wording
    .split(/[^\p{L}\p{N}'’]+/u)
    .filter(Boolean)
    .map((word) => word.replace(/['’]/g, "['’‘`´]?"))
    .join(`${OTHER}{1,6}`);
}

const starts = new Map<string, RegExp>();
const wholes = new Map<string, RegExp>();

/** Asked some ten thousand times a mail, so nothing is put together to find it. */
function remembered(patterns: Map<string, RegExp>, wording: string, make: () => RegExp): RegExp {
  const known = patterns.get(wording);
  if (known) return known;
  const pattern = make();
  patterns.set(wording, pattern);
  return pattern;
}
