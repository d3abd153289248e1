import type { MailReading } from '../../desk/mail-reader.ts';
import { isForwardSubject, isReplySubject } from '../../desk/subject-line.ts';
import { isBlank, type Line, plainLine, textOf } from './line.ts';
import { type InnerHeader, type Section, sectionsOf } from './sections.ts';
import { signOffAt } from './sign-off.ts';

export type Words = {
  /** What was written last. */
  own: Line[];
  /** The same and what hangs below it: where a form may stand. */
  lines: Line[];
  /** Set when the mail hands on a mail of somebody else. */
  forwarded: InnerHeader | null;
  /** What whoever handed it on wrote above. */
  cover: Line[];
  history: Line[];
};

/**
 * Takes the newest words out of a body. A reply ends where the history begins, but a form that hangs below our own
 * quoted letter belongs to the reply: mail programs show an attachment there. A forward is the mail handed on, the
 * innermost one when staff handed it round first.
 */
export function newestWords(body: Line[], envelope: MailReading['envelope'], mailbox: string): Words {
  const sections = sectionsOf(body);
  const [top] = sections;
  if (!top) return { own: [], lines: [], forwarded: null, cover: [], history: [] };
  const inner = forwardedAt(sections, envelope, mailbox);
  const at = inner ?? 0;
  const below = sections.slice(at + 1);
  const ours = below.findIndex((section) => section.header?.from?.address !== mailbox);
  const answered = below.slice(0, ours < 0 ? below.length : ours);
  const others = below.slice(answered.length);
  const newest = sections[at] ?? top;
  const own = [...withoutQuotes(newest, at > 0), ...betweenQuotes(sections[at + 1])];
  return {
    own,
    lines: [
      ...own,
      ...answered.flatMap((section) => [plainLine(''), ...section.lines.filter((line) => line.quote === 0)]),
    ],
    forwarded: inner === null ? null : newest.header,
    cover: inner === null ? [] : plainWords(top.lines),
    history: [...answered, ...others].flatMap((section) => section.lines),
  };
}

/** Words for a person: no banner of the mail system, no signature block, no legal notice. */
function plainWords(lines: Line[]): Line[] {
  const start = lines.findIndex((line) => !isBlank(line) && !BANNER.test(line.text));
  if (start < 0) return [];
  const rest = lines.slice(start).filter((line) => !BANNER.test(line.text));
  const end = signOffAt(rest);
  // All of it hangs below the line that mail programs put above a signature.
  if (end === 0 && /^-/.test(rest[0]?.text ?? '')) return rest.slice(1);
  return end < 0 ? rest : rest.slice(0, end);
}

export function wordsOf(lines: Line[]): string {
  return textOf(plainWords(lines)).replace(/\n{3,}/g, '\n\n');
}

const BANNER =
  /^\W*(?:external|caution|warning|attention|allanol)\b.{0,40}(?:originat|outside|external|sender|do not click|e-?mail)|^\W*\[?external\]?\W*$/iu;

/** The section that is the forwarded mail; null when the mail is no forward. */
function forwardedAt(sections: Section[], envelope: MailReading['envelope'], mailbox: string): number | null {
  const [, first] = sections;
  if (!first || !isForward(first, envelope, mailbox)) return null;
  let at = 1;
  for (let next = sections[2]; next; next = sections[at + 1]) {
    const here = sections[at];
    const handedOn =
      here?.forwardMark ||
      isForwardSubject(here?.header?.subject ?? '') ||
      domainOf(here?.header) === domainOf(mailbox);
    const more = next.header?.from && next.header.from.address !== mailbox;
    if (!handedOn || !more || wordsOf(here?.lines ?? []).length > 2_000) break;
    at++;
  }
  return at;
}

function isForward(first: Section, { subject, from }: MailReading['envelope'], mailbox: string): boolean {
  const inner = first.header?.from?.address;
  if (!first.header || inner === mailbox) return false;
  if (isForwardSubject(subject) || first.forwardMark) return true;
  if (inner === undefined) return false;
  const office = domainOf(mailbox);
  if (domainOf(from?.address) === office && domainOf(inner) !== office) return true;
  return !isReplySubject(subject) && inner !== from?.address;
}

export function domainOf(who: string | InnerHeader | null | undefined): string | null {
  const address = typeof who === 'string' ? who : who?.from?.address;
  return address === undefined ? null : address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

/** Some people answer line by line between what they quote. */
function betweenQuotes(section: Section | undefined): Line[] {
  if (!section || section.header || !section.lines.some((line) => line.quote > 0)) return [];
  return [plainLine(''), ...section.lines.filter((line) => line.quote === 0)];
}

/** Quoted lines in a reply are history; a forward may be quoted as a whole. */
function withoutQuotes(section: Section, forward: boolean): Line[] {
  if (!forward) return section.lines.filter((line) => line.quote === 0);
  const depth = Math.min(...section.lines.filter((line) => !isBlank(line)).map((line) => line.quote));
  return section.lines.filter((line) => line.quote <= depth || isBlank(line));
}
