import type { Line } from './line.ts';
import { markShown, optionsIn } from './marks.ts';

type Part = 'name' | 'email' | 'phone';

/** What stands beside Name, Email and Phone under one heading, as written, and whether "same as above" holds. */
export type WrittenPerson = Record<Part, string> & {
  same: 'yes' | 'no' | 'unknown' | null;
  /** Nobody kept the labels: which line is the name was told by its look. */
  guessed: boolean;
};

/**
 * Reads a person by the labels of the form, or by the look of the lines when nobody kept the labels. strikes: what does
 * not hold is struck out in this form, so what is left standing does.
 */
export function readPerson(lines: Line[], strikes = false): WrittenPerson {
  const parts: Record<Part | 'other', string[]> = { name: [], email: [], phone: [], other: [] };
  let under: Part | 'other' | 'nothing' = 'other';
  let labelled = false;
  let box: boolean | null | undefined;
  let above: boolean | null = null;
  for (const line of lines) {
    const same = optionsIn(line).find((option) => SAME.test(option.text));
    if (same) {
      box = same.struck ? false : (same.on ?? above ?? (same.bold || strikes ? true : typedAt(same.text)));
      continue;
    }
    // In a table of its own the box comes as a line of its own.
    above = markShown(line.text.trim());
    if (above !== null) continue;
    for (const cell of line.text.split('\t')) {
      const label = LABEL.exec(cell);
      if (label) under = kindOf(label[1] ?? '');
      labelled ||= label !== null;
      const rest = (label ? cell.slice(label[0].length) : cell).trim();
      if (AS_ABOVE.test(rest)) box = true;
      // What stands below a number and is none is somebody's signature, or what a web form adds.
      else if (rest !== '' && !label && under === 'phone' && parts.phone.length > 0 && !NUMBER.test(rest))
        under = 'nothing';
      else if (rest !== '' && under !== 'nothing') parts[under].push(rest);
    }
  }
  const person = {
    ...byLook(parts.other),
    ...(parts.name.length > 0 && { name: parts.name.join(', ') }),
    ...(parts.email.length > 0 && { email: firstAddress(parts.email.join(' ')) }),
    ...(parts.phone.length > 0 && { phone: parts.phone.join(', ') }),
  };
  const blank = Object.values(parts).flat().length === 0;
  return { ...person, same: sameAs(box, labelled, blank), guessed: !labelled && !blank };
}

const SAME = /^\W*(?:x\W+)?same details as above/iu;
const NUMBER =
  /^(?:[\d\s()+\-./;,]|\b(?:ext|extension|x|or|mob|mobile|tel|direct|home|work|office|switchboard)\b[.:]?)+$/iu;
/** Typed by somebody who did not tick; the form's own words are "Same details as above". */
const AS_ABOVE = /^\W*(?:(?:the )?same |details )*as (?:above|reporter|person making (?:this|the) report)\W*$/iu;
const LABEL =
  /^[\s*_•-]*(name|e-?mail(?: address)?|(?:tele)?phone(?: number)?|tel\.?|contact number)[\s*_]*(?::[\s*_]*|\s{2,}|$)/iu;
const EMAIL = /[^\s<>()[\]:;,"]{1,64}@[^\s<>()[\]:;,"]{1,190}/u;

function typedAt(text: string): boolean | null {
  if (/^\W*x\W/iu.test(text)) return true;
  const beside = /above\W+(yes|x|no)\W*$/iu.exec(text)?.[1]?.toLowerCase();
  return beside === undefined ? null : beside !== 'no';
}

/** The bare words prove nothing while blank labels stand below; with the labels deleted they are what was left. */
function sameAs(box: boolean | null | undefined, labelled: boolean, blank: boolean): WrittenPerson['same'] {
  if (box === undefined) return null;
  if (box !== null) return box ? 'yes' : 'no';
  if (!blank) return null;
  return labelled ? 'unknown' : 'yes';
}

function kindOf(label: string): Part {
  const word = label.toLowerCase();
  return word === 'name' ? 'name' : /^e-?mail/.test(word) ? 'email' : 'phone';
}

function firstAddress(text: string): string {
  return EMAIL.exec(text)?.[0] ?? text;
}

/** How to reach somebody, out of "Contact details" as they are typed: an address, a telephone number, a street. */
export function reachIn(text: string): { email: string | null; phone: string | null } {
  return { email: EMAIL.exec(text)?.[0] ?? null, phone: PHONE.exec(text)?.[0] ?? null };
}

const PHONE = /(?<![\d.])(?:\+|\(?0)[\d \u00A0()/-]{6,22}\d(?:\s*(?:ext|x)\.?\s*\d{1,6})?/u;

/** Somebody wrote that the data protection officer is the person above. */
export function isAsAbove(text: string): boolean {
  return AS_ABOVE.test(text.trim()) || SAME.test(text);
}

function byLook(lines: string[]): Record<Part, string> {
  const email = lines.find((line) => EMAIL.test(line)) ?? '';
  const phone = lines.find((line) => /^[\d\s()+-]{7,}(?:ext.*)?$/iu.test(line)) ?? '';
  const name = lines.find((line) => line !== email && line !== phone) ?? '';
  return { name, email: EMAIL.exec(email)?.[0] ?? '', phone };
}
