const ONES =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const SCALES: Record<string, number> = { dozen: 12, hundred: 100, thousand: 1_000, million: 1_000_000 };
const BEFORE = new Set([
  'total',
  'only',
  'just',
  'circa',
  'approximately',
  'about',
  'around',
  'up',
  'to',
  'over',
  'under',
  'fewer',
  'less',
  'more',
  'than',
  'nearly',
  'almost',
  'at',
  'least',
  'most',
  'roughly',
]);

/** "One individual", "twenty-five", "a hundred", "two dozen", "none"; null for "several" and whatever else is no number. */
export function numberInWords(text: string): number | null {
  if (/^\W*(?:nil|zero|none|no (?:people|persons|individuals|records|data|one))\b/iu.test(text)) return 0;
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const from = words.findIndex((word) => !BEFORE.has(word));
  const [first, second = ''] = words.slice(from);
  if (from < 0 || (first === 'a' && second !== 'single' && !SCALES[second])) return null;
  const number = words.slice(from);
  const end = number.findIndex((word) => worth(word) === null);
  const parts = end < 0 ? number : number.slice(0, end);
  return parts.length === 0 ? null : sumOf(parts);
}

function sumOf(words: string[]): number {
  let whole = 0;
  let part = 0;
  for (const word of words) {
    const scale = SCALES[word];
    if (scale === undefined) part += worth(word) ?? 0;
    else if (scale < 1_000) part = Math.max(1, part) * scale;
    else {
      whole += Math.max(1, part) * scale;
      part = 0;
    }
  }
  return whole + part;
}

/** null: the number ends here. "a" and "and" are part of it and worth nothing, "single" is one. */
function worth(word: string): number | null {
  if (word === 'a' || word === 'and' || SCALES[word] !== undefined) return 0;
  if (word === 'single') return 1;
  if (ONES.includes(word)) return ONES.indexOf(word) + 1;
  return TENS.includes(word) ? (TENS.indexOf(word) + 2) * 10 : null;
}
