import type { Line } from './line.ts';

/** Where the words of a mail end: at a signature block, a legal notice or what a telephone adds. -1 when nowhere. */
export function signOffAt(lines: Line[]): number {
  return lines.findIndex(({ text }) => SIGNATURE.test(text) || NOTICE.test(text));
}

const SIGNATURE = /^(?:-{2,} ?|—\s*)$/;
const NOTICE =
  /^\W*(?:this (?:e-?mail|message|communication)(?: message)?(?:,| and| \(| is intended| may contain| contains| was sent)|confidentiality notice|disclaimer\b|please consider the environment|sent from (?:my|outlook|mail)|the information (?:contained )?in this (?:e-?mail|message))/iu;
