import type { Count } from '../../case/report.ts';

/**
 * Reads a number of people or records. A range, "up to" and "over" are approximate; of a range the value is its upper
 * end, because the office judges by the most that may be concerned. A sub-total ("of that total, 48,740 ...") is never
 * added and never taken for the total; several numbers of which none is the total leave the value null.
 */
export function readCount(raw: string, unit: 'records' | 'people'): Count | null {
  const text = raw.trim();
  if (text === '') return null;
  const total = withoutDates(withoutSubTotals(totalLine(text)));
  const numbers = numbersIn(total);
  const approximate = APPROXIMATE.test(total) || numbers.some((number) => number.rounded);
  const [first, second] = numbers;
  if (!first) return { raw: text, value: inWords(total), approximate };
  if (second && isRange(total, first, second)) {
    return { raw: text, value: Math.max(first.value, second.value), approximate: true };
  }
  if (!second) return { raw: text, value: first.value, approximate };
  const ours = numbers.filter((number) => UNITS[unit].test(total.slice(number.end, number.end + 40)));
  const [only, another] = ours;
  return { raw: text, value: only && !another ? only.value : null, approximate };
}

const APPROXIMATE =
  /approx|about|around|circa|(?<!\p{L})c\.?\s?\d|~|estimat|roughly|up to|over|more than|at least|at most|nearly|less than|fewer than|between|maximum|max\.?\s|\d\s?\+|or so/iu;

const UNITS = {
  records: /^[ \t]*(?:\p{L}+[ \t]+){0,2}(?:records|rows|files|entries|documents)/iu,
  people:
    /^[ \t]*(?:\p{L}+[ \t]+){0,2}(?:people|persons|individuals|subjects|customers|employees|staff|patients|students)/iu,
};

type Numeral = { value: number; start: number; end: number; rounded: boolean };

function totalLine(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const total = lines.find((line) => /^\W*(?:grand\s+|overall\s+)?total\b/iu.test(line) && /\d/.test(line));
  return total ?? lines.filter((line) => !SUB_TOTAL.test(line)).join('\n');
}

const SUB_TOTAL = /^\W*(?:of (?:that|which|these|those|them)|including|includes)\b/iu;

function withoutSubTotals(line: string): string {
  return line.replace(/[,;(.\s]\s*(?:of (?:that|which|these|those|them|whom)|including)\b[\s\S]*$/iu, '');
}

function withoutDates(line: string): string {
  return line.replace(
    /\b\d{1,2}(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*(?:\s+\d{4})?|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b/giu,
    ' ',
  );
}

/** "121,109", "48 740", "1.2 million", "5k", "1.000" (a thousand, as continental writers point it). */
function numbersIn(text: string): Numeral[] {
  const found: Numeral[] = [];
  const pattern =
    /(\d{1,3}(?:[,. ’'\u00A0\u202F]\d{3})+(?!\d)|\d+(?:\.\d+)?)(\s?(?:k|m|million|thousand|hundred)(?!\p{L}))?/giu;
  for (const match of text.matchAll(pattern)) {
    const digits = match[1] ?? '';
    const grouped = /^\d{1,3}(?:\D\d{3})+$/.test(digits);
    const plain = Number(grouped ? digits.replace(/\D/g, '') : digits);
    const value = Math.round(plain * scaleOf(match[2] ?? ''));
    if (!Number.isSafeInteger(value)) continue;
    found.push({ value, start: match.index, end: match.index + match[0].length, rounded: match[2] !== undefined });
  }
  return found;
}

function scaleOf(word: string): number {
  const scale = word.trim().toLowerCase();
  if (scale === '') return 1;
  return scale === 'hundred' ? 100 : scale.startsWith('m') ? 1e6 : 1e3;
}

function isRange(text: string, first: Numeral, second: Numeral): boolean {
  return /^\s*(?:-|–|—|to|and|or)\s*~?$/iu.test(text.slice(first.end, second.start)) && first.value < second.value;
}

const WORDS = 'nil zero none no one two three four five six seven eight nine ten eleven twelve'.split(' ');

function inWords(text: string): number | null {
  const word = /^\W*(?:total\W+)?(?:only\s+|just\s+)?(\p{L}+)\b/iu.exec(text)?.[1]?.toLowerCase() ?? '';
  const at = WORDS.indexOf(word);
  if (at < 0 || (word === 'no' && !/^\W*no (?:people|records|data|one)/iu.test(text))) return null;
  return Math.max(0, at - 3);
}
