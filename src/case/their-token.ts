import { findReferences } from './reference.ts';

/** "[DSI-2019/0442]", "[#48213]", "[Ticket 7731]": what a controller's own tracker puts into a subject. */
const bracketed = /\[([^\][]{2,40})\]/g;
const own = /^(?:ticket|case|ref|ref\.|reference|incident|request)?[\s:-]*([\w#][\w\-./#]*\d[\w\-./#]*)$/i;

/**
 * The controller's own reference in the subjects of their mails, newest first; null when none carries one. Only what
 * stands in square brackets and holds a digit: words alone are labels of mail filters, such as "[External]". prefix: of the office's references, which are none of theirs.
 */
export function theirTokenIn(subjects: string[], prefix: string): string | null {
  for (const subject of subjects) {
    for (const [, inside = ''] of subject.matchAll(bracketed)) {
      const token = own.exec(inside.trim())?.[1];
      if (token && findReferences(inside, prefix).length === 0) return token;
    }
  }
  return null;
}
