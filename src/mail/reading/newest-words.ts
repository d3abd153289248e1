import { domainOf } from '../../desk/contact.ts';
import type { MailReading } from '../../desk/mail-reader.ts';
import { isForwardSubject, isReplySubject } from '../../desk/subject-line.ts';
import { isBlank, type Line, plainLine, textOf } from './line.ts';
import { isStaff, type Office } from './office.ts';
import { type InnerHeader, type Section, sectionsOf } from './sections.ts';
import { signOffAt } from './sign-off.ts';

export type Words = {
  /** What was written last. */
  own: Line[];
  /** The same and what hangs below it: where a form may stand. */
  lines: Line[];
  /** Set when the mail hands on a mail of somebody else. */
  forwarded: InnerHeader | null;
  /** What whoever handed it on wrote above; a colleague's words stay inside. */
  cover: Line[];
  history: Line[];
};

/**
 * Takes the newest words out of a body. A reply ends where the history begins, but a form that hangs below our own
 * quoted letter belongs to the reply: mail programs show an attachment there. A forward is the mail handed on, the
 * innermost one when it was handed round first.
 */
export function newestWords(body: Line[], envelope: MailReading['envelope'], office: Office): Words {
  const sections = sectionsOf(body);
  const [top] = sections;
  if (!top) return { own: [], lines: [], forwarded: null, cover: [], history: [] };
  const inner = forwardedAt(sections, envelope, office);
  const at = inner?.at ?? 0;
  const below = sections.slice(at + 1);
  const ours = below.findIndex((section) => section.header?.from?.address !== office.mailbox);
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
    forwarded: inner && (sections[inner.by]?.header ?? null),
    cover: inner ? coverOf(sections.slice(inner.byStaff ? inner.by : 0, inner.at)) : [],
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

function coverOf(sections: Section[]): Line[] {
  return sections.flatMap(({ lines }, place) => [...(place > 0 ? [plainLine('')] : []), ...plainWords(lines)]);
}

export function wordsOf(lines: Line[]): string {
  return textOf(plainWords(lines)).replace(/\n{3,}/g, '\n\n');
}

/** All that was written, for nothing may hide below a line that looks like the end. */
export function uncutWords(lines: Line[]): string {
  return textOf(lines.filter((line) => !BANNER.test(line.text)));
}

const BANNER =
  /^\W*(?:external|caution|warning|attention|allanol)\b.{0,40}(?:originat|outside|external|sender|do not click|e-?mail)|^\W*\[?external\]?\W*$/iu;

/** at: the innermost mail. by: that of whoever told this office; another one where staff hand on what they had forwarded. */
type Forwarded = { at: number; by: number; byStaff: boolean };

/** Null when the mail is no forward. */
function forwardedAt(sections: Section[], envelope: MailReading['envelope'], office: Office): Forwarded | null {
  const [, first] = sections;
  if (!first || !isForward(first, envelope, office)) return null;
  const colleague = ({ header }: Section) => isStaff(header?.from?.address, office);
  let at = 1;
  for (let here = first, next = sections[2]; next; here = next, next = sections[at + 1]) {
    const handedOn = next.forwardMark || isForwardSubject(here.header?.subject ?? '') || colleague(here);
    const more = next.header?.from && next.header.from.address !== office.mailbox;
    // What a colleague wrote below is what they answer.
    const answers = here.header?.from && !colleague(here) && colleague(next);
    if (!handedOn || !more || answers || wordsOf(here.lines).length > 2_000) break;
    at++;
  }
  const byStaff = isStaff(envelope.from?.address, office);
  const told = sections.findIndex((one, place) => place > 0 && one.header?.from && !colleague(one));
  return { at, by: byStaff && told > 0 && told < at ? told : at, byStaff };
}

function isForward(first: Section, { subject, from, to }: MailReading['envelope'], office: Office): boolean {
  const inner = first.header?.from?.address;
  if (!first.header || inner === office.mailbox) return false;
  if (isForwardSubject(subject) || first.forwardMark) return true;
  if (inner === undefined) return false;
  if (isStaff(from?.address, office) && !isStaff(inner, office)) {
    // What a colleague sends to those whom it quotes answers them; in copy they may only learn that it is handed on.
    return !to.some(({ address }) => domainOf(address) === domainOf(inner));
  }
  return !isReplySubject(subject) && inner !== from?.address;
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
