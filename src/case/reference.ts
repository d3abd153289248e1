/** Letters of references: without I and O, which read as digits, and without Q, so that their number is a prime. */
const LETTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ';
const MODULUS = LETTERS.length;
const DIGITS = '0123456789';

/**
 * A new reference in the style of IC-31191-G5C6: number, then letter, digit, check letter, digit. random: any
 * whole number from 0; it only keeps references from being guessed from their neighbours.
 */
export function makeReference(number: number, random: number, prefix: string): string {
  const letter = LETTERS[random % MODULUS] ?? 'A';
  const [one, two] = [Math.floor(random / MODULUS) % 10, Math.floor(random / MODULUS / 10) % 10];
  const digits = String(number).padStart(5, '0');
  return `${prefix}-${digits}-${letter}${one}${checkLetter(digits, letter, one, two)}${two}`;
}

/**
 * Whether the check letter fits. A weighted sum modulo a prime, as ISBN-10 has modulo 11: every position weighs
 * differently, so one wrong character or two neighbours swapped never pass.
 */
export function passesCheck(reference: string): boolean {
  const { digits, letter, one, check, two } = partsOf(reference);
  return LETTERS.includes(letter) && check === checkLetter(digits, letter, Number(one), Number(two));
}

function checkLetter(digits: string, letter: string, one: number, two: number): string {
  const weighed = [two, one, LETTERS.indexOf(letter), ...[...digits].reverse().map(Number)];
  const sum = weighed.reduce((total, value, place) => total + value * (place + 2), 0);
  return LETTERS[sum % MODULUS] ?? 'A';
}

/** Every reference of the office in a text, canonical, however it was typed: lower case, O for 0, lost or odd dashes. */
export function findReferences(text: string, prefix: string): string[] {
  // Hyphens and dashes of every kind, also those that mail programs put in where a line may break.
  const gap = String.raw`[\s\-\u00ad\u200b\u2010-\u2015\u2060\u2212_.:#/]{0,3}`;
  const digit = '[0-9OoIl]';
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])${prefix}${gap}(${digit}{5,7})${gap}([A-Z])(${digit})([A-Z])(${digit})(?![\\p{L}\\p{N}])`,
    'giu',
  );
  const found = [...text.matchAll(pattern)].map(([, number = '', letter = '', one = '', check = '', two = '']) => {
    const suffix = `${letter}${asDigits(one)}${check}${asDigits(two)}`;
    return `${prefix}-${asDigits(number)}-${suffix}`.toUpperCase();
  });
  return [...new Set(found)];
}

export type Judgement = { kind: 'known' } | { kind: 'typing-error'; didYouMean: string[] } | { kind: 'foreign' };

/**
 * What a reference is. One that names a case is right whatever its check; an unknown one whose check fails and
 * that lies one slip away from a case is a typing error; the rest belong to another system.
 */
export function judge(reference: string, known: (reference: string) => boolean): Judgement {
  if (known(reference)) return { kind: 'known' };
  if (passesCheck(reference)) return { kind: 'foreign' };
  const didYouMean = neighbours(reference).filter(known);
  return didYouMean.length > 0 ? { kind: 'typing-error', didYouMean } : { kind: 'foreign' };
}

/** Every reference one slip away: one character wrong, two neighbours swapped, a digit of the number lost or doubled. */
export function neighbours(reference: string): string[] {
  const start = reference.indexOf('-') + 1;
  const numberEnds = reference.lastIndexOf('-');
  const slips = new Set<string>();
  for (let place = start; place < reference.length; place++) {
    const [here = '', next = ''] = reference.slice(place, place + 2);
    const [head, tail] = [reference.slice(0, place), reference.slice(place + 1)];
    for (const other of alphabetOf(here)) slips.add(head + other + tail);
    if (isDigit(here) && isDigit(next)) slips.add(head + next + here + tail.slice(1));
    if (place < numberEnds) slips.add(head + tail);
    if (place <= numberEnds) for (const lost of DIGITS) slips.add(head + lost + here + tail);
  }
  slips.delete(reference);
  return [...slips];
}

function alphabetOf(character: string): string {
  if (character === '-') return '';
  return isDigit(character) ? DIGITS : LETTERS;
}

function isDigit(character: string): boolean {
  return /^[0-9]$/.test(character);
}

function asDigits(typed: string): string {
  return typed.replace(/o/gi, '0').replace(/[il]/gi, '1');
}

function partsOf(reference: string) {
  const [, digits = '', suffix = ''] = reference.split('-');
  const [letter = '', one = '', check = '', two = ''] = suffix;
  return { digits, letter, one, check, two };
}
