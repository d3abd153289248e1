import type { Count } from '../../case/report.ts';
import { numberInWords } from './numbers-in-words.ts';

/**
 * Reads a number of people or records. A range, "up to" and "over" are approximate; of a range the value is its upper
 * end, because the office judges by the most that may be concerned. A sub-total ("of that total, 48,740 ...") is never
 * added and never taken for the total; several numbers of which none is the total leave the value null.
 */
export function readCount(raw: string, unit: 'records' | 'people'): Count | null {
  const text = raw.trim();
  if (text === '') return null;
  const total = withoutDates(withoutSubTotals(totalLine(text)));
  const numbers = countsIn(total);
  const approximate = APPROXIMATE.test(total) || numbers.some((number) => number.rounded);
  const [first, second] = numbers;
  if (!first) return { raw: text, value: /\d/.test(total) ? null : numberInWords(total), approximate };
  if (second && isRange(total, first, second)) {
    return { raw: text, value: Math.max(first.value, second.value), approximate: true };
  }
  const inAll = numbers.filter((number) => IN_ALL.test(total.slice(number.end)));
  const ours = numbers.filter((number) => UNITS[unit].test(total.slice(number.end, number.end + 40)));
  const [only, another] = inAll.length > 0 ? inAll : second ? ours : numbers;
  return { raw: text, value: only && !another && Number.isInteger(only.value) ? only.value : null, approximate };
}

const APPROXIMATE =
  /approx|about|around|circa|(?<!\p{L})c\.?\s?\d|[~<>≈±]|estimat|\best\b|roughly|up to|over|more than|at (?:least|most)|nearly|almost|less than|fewer than|between|\bmax(?:imum)?\b|\bmin(?:imum)?\b|\d\s?\+|or so/iu;

const UNITS = {
  records: /^[ \t]*(?:\p{L}+[ \t]+){0,2}(?:records|rows|files|entries|documents)/iu,
  people:
    /^[ \t]*(?:\p{L}+[ \t]+){0,2}(?:people|persons|individuals|subjects|customers|employees|staff|patients|students)/iu,
};

const IN_ALL = /^[ \t]*(?:\p{L}+[ \t]+)?(?:in (?:total|all)|altogether|overall)\b/iu;

/** Numbers of people or records; households only where nothing else is counted, and no number that a bracket compares with. */
function countsIn(text: string): Numeral[] {
  const numbers = numbersIn(text).filter((number) => !isOther(text, number));
  const people = numbers.filter(({ end }) => !/^\s?(?:households?|families|couples)\b/iu.test(text.slice(end)));
  const counted = people.length > 0 ? people : numbers;
  const open = counted.filter(({ start }) => !EARLIER.test(text.slice(0, start)));
  return open.length > 0 ? open : counted;
}

const EARLIER = /\([^()\d]*\b(?:first|initial|previous|earlier|last|before|was|were|formerly)\b[^()]*$/iu;

/** A share and what it is a share of, or a sum of money. */
function isOther(text: string, { start, end }: Numeral): boolean {
  return /(?:[£€$]|(?:%|per cent) of)\s?$/iu.test(text.slice(0, start)) || /^\s?(?:%|per cent)/iu.test(text.slice(end));
}

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
    const scale = scaleOf(match[2] ?? '');
    // 1.2 million is a whole number of people and 1.5 is none.
    const value = scale > 1 ? Math.round(plain * scale) : plain;
    if (value > Number.MAX_SAFE_INTEGER) continue;
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
