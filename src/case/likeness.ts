/** Letters alone, without what differs between controllers who pass on the same words: names and figures. */
function wordsOf(text: string, organisation: string | null): string[] {
  const own = new Set((organisation ?? '').toLowerCase().match(/\p{L}+/gu) ?? []);
  return (text.toLowerCase().match(/\p{L}{2,}/gu) ?? []).filter((word) => !own.has(word));
}

/** Fewer words than this are alike by chance: "An email was sent to the wrong person". */
const FEWEST_WORDS = 20;
const WORDS_A_SHINGLE = 3;
const BANDS = 6;
const HASHES_A_BAND = 3;

/**
 * Marks of what a report says happened, for finding others that tell of the same event: texts of which about seven
 * tenths of the phrases agree are very likely to share a mark (min-hashing in bands: Broder 1997, "On the resemblance
 * and containment of documents"). Empty for a text too short to tell.
 */
export function likenessOf(whatHappened: string | null, organisation: string | null): string[] {
  const words = wordsOf(whatHappened ?? '', organisation).slice(0, 400);
  if (words.length < FEWEST_WORDS) return [];
  const phrases = words.slice(WORDS_A_SHINGLE - 1).map((_word, at) => hash(words.slice(at, at + WORDS_A_SHINGLE)));
  return Array.from({ length: BANDS }, (_band, band) => {
    const lowest = Array.from({ length: HASHES_A_BAND }, (_hash, place) =>
      phrases.reduce((least, phrase) => Math.min(least, mixed(phrase, band * HASHES_A_BAND + place + 1)), 2 ** 32),
    );
    return `${band}.${lowest.map((number) => number.toString(36)).join('.')}`;
  });
}

/** FNV-1a of 32 bits. */
function hash(words: string[]): number {
  let sum = 0x811c9dc5;
  for (const character of words.join(' ')) sum = Math.imul(sum ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return sum >>> 0;
}

/** One of many hash functions over a hash: the finaliser of MurmurHash3 after a seed. */
function mixed(phrase: number, seed: number): number {
  let sum = phrase ^ Math.imul(seed, 0x9e3779b1);
  sum = Math.imul(sum ^ (sum >>> 16), 0x85ebca6b);
  sum = Math.imul(sum ^ (sum >>> 13), 0xc2b2ae35);
  return (sum ^ (sum >>> 16)) >>> 0;
}
