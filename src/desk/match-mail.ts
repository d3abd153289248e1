import { type Judgement, judge } from '../case/reference.ts';
import { domainOf } from './contact.ts';
import type { MailReading } from './mail-reader.ts';

/** What the desk knows that bears on one mail. Gathered by look-up-mail.ts; judged here, without a database. */
export type Circumstances = {
  /** The outer sender is in policy's staff domains. */
  fromStaff: boolean;
  /** A mail with the same Message-ID and the same bytes was seen before. */
  copyOf: { reference: string | null } | null;
  /** The case on which a report with the very same answers lies already. */
  sameReport: { reference: string } | null;
  /** Cases that the mail answers, by Message-IDs of letters and mails that are on them. */
  thread: string[];
  /** The references it names that name a case. */
  cases: Map<string, { addresses: Set<string>; organisation: string | null }>;
  /** References one typing error away from one that it names. */
  known: (reference: string) => boolean;
  /** The letter that a delivery report is about. */
  letter: { id: string; reference: string } | null;
};

export type Verdict =
  | { to: 'open'; adopt: string | null; flags: string[] }
  | { to: 'follow-up'; reference: string; flags: string[] }
  | { to: 'message'; reference: string }
  /** On the case, but nothing for anybody to do. */
  | { to: 'file'; reference: string; why: string }
  | { to: 'bounce'; reference: string; letter: string; why: string }
  /** A person must say whose it is. about: the case it may concern, which learns only that something is held. */
  | { to: 'hold'; why: string; about: string | null }
  | { to: 'keep'; why: string };

/** Whose mail is it? The privacy wall: nobody joins a case because they know its reference. */
export function matchMail(mail: MailReading, known: Circumstances): Verdict {
  if (mail.classification === 'own_mail') return { to: 'keep', why: 'A letter of our own' };
  if (known.copyOf) return copy(known.copyOf.reference);
  if (mail.classification === 'bounce') return bounce(mail, known);

  const target = caseOf(mail, known);
  if (target.conflict) return { to: 'hold', why: target.conflict, about: target.about };
  const machine = machineWords[mail.classification];
  if (machine) {
    return target.reference && isParty(mail, known, target.reference)
      ? { to: 'file', reference: target.reference, why: machine }
      : { to: 'hold', why: machine, about: null };
  }
  return target.reference ? joinCase(mail, known, target.reference) : newMail(mail, known);
}

const machineWords: Partial<Record<MailReading['classification'], string>> = {
  auto_reply: 'An automatic reply',
  receipt: 'A read receipt',
  bulk: 'A newsletter or mailing list',
};

function copy(reference: string | null): Verdict {
  const why = 'A second copy of a mail that is already here';
  return reference ? { to: 'file', reference, why } : { to: 'keep', why };
}

function bounce(mail: MailReading, { letter }: Circumstances): Verdict {
  if (!letter) return { to: 'hold', why: 'A delivery report about a letter that this desk did not send', about: null };
  if (mail.bounce?.action !== 'failed') {
    return { to: 'file', reference: letter.reference, why: 'A delivery report: the letter is delayed' };
  }
  const status = mail.bounce.status ?? '';
  const why = status.startsWith('5.1') ? 'no such address' : 'it could not be delivered';
  return { to: 'bounce', reference: letter.reference, letter: letter.id, why };
}

/** In order of trust: the thread, then references in subject, form and text. */
function caseOf(mail: MailReading, known: Circumstances) {
  const named = mail.references.filter(({ reference }) => known.cases.has(reference)).map(({ reference }) => reference);
  const all = [...new Set([...known.thread, ...named])];
  const [first = null, second] = all;
  if (second) return { reference: null, conflict: `It concerns more than one case: ${all.join(', ')}`, about: null };
  return { reference: first, conflict: null, about: null };
}

function joinCase(mail: MailReading, known: Circumstances, reference: string): Verdict {
  if (!isParty(mail, known, reference)) {
    return { to: 'hold', why: 'It names a case, and its sender is not on that case', about: reference };
  }
  if (known.sameReport?.reference === reference) {
    return { to: 'file', reference, why: 'The same report again' };
  }
  switch (mail.classification) {
    case 'initial_report':
    case 'follow_up_report': {
      if (otherOrganisation(mail, known, reference)) {
        return { to: 'hold', why: 'Its report names another organisation than the case has', about: reference };
      }
      const flags = mail.flags.map((flag) => flag.code);
      if (mail.classification === 'initial_report') flags.push('says-initial');
      return { to: 'follow-up', reference, flags };
    }
    default:
      return { to: 'message', reference };
  }
}

function newMail(mail: MailReading, known: Circumstances): Verdict {
  const unknown = mail.references.map(({ reference }) => reference);
  const judged = unknown.map((reference) => ({ reference, ...judgement(reference, known) }));
  const flags = mail.flags.map((flag) => flag.code);
  const reports = ['initial_report', 'manual'].includes(mail.classification);

  if (known.sameReport && mail.classification !== 'manual') {
    return { to: 'file', reference: known.sameReport.reference, why: 'The same report again' };
  }
  if (reports && known.fromStaff && mail.forwarded) {
    const [adopt = null, second] = unknown;
    if (second) return { to: 'hold', why: `It names more than one reference: ${unknown.join(', ')}`, about: null };
    return { to: 'open', adopt, flags };
  }
  const mistyped = judged.find((one) => one.didYouMean.length > 0);
  if (mistyped) {
    const meant = mistyped.didYouMean.join(' or ');
    return {
      to: 'hold',
      why: `It names ${mistyped.reference}, which is no case. Did they mean ${meant}?`,
      about: null,
    };
  }
  if (reports) return { to: 'open', adopt: null, flags: unknown.length > 0 ? [...flags, 'foreign-reference'] : flags };
  return { to: 'hold', why: strangersWords(mail, unknown), about: null };
}

function strangersWords(mail: MailReading, unknown: string[]): string {
  if (mail.classification === 'follow_up_report') {
    return unknown.length > 0
      ? `A follow-up report for ${unknown.join(', ')}, which is no case here`
      : 'A follow-up report that does not say which case it belongs to';
  }
  if (mail.classification === 'not_a_report') return 'Nothing in it looks like a report';
  return unknown.length > 0 ? `It names ${unknown.join(', ')}, which is no case here` : 'A mail that carries no report';
}

function judgement(reference: string, known: Circumstances): { didYouMean: string[] } {
  const verdict: Judgement = judge(reference, known.known);
  return { didYouMean: verdict.kind === 'typing-error' ? verdict.didYouMean : [] };
}

/** The sender as far as the desk believes it: inside a forward only when staff forwarded it. */
export function senderOf(mail: MailReading, fromStaff: boolean) {
  return (fromStaff && mail.forwarded?.from) || mail.envelope.from;
}

/** Addresses anybody may have tell nothing about where a person works. */
const PUBLIC_DOMAINS = new Set(
  'gmail.com googlemail.com outlook.com hotmail.com live.com hotmail.co.uk yahoo.com yahoo.co.uk icloud.com me.com aol.com proton.me protonmail.com btinternet.com gmx.com mail.com'.split(
    ' ',
  ),
);

/** On the case already, or from the same organisation's own domain as somebody who is. */
function isParty(mail: MailReading, known: Circumstances, reference: string): boolean {
  const sender = senderOf(mail, known.fromStaff)?.address.toLowerCase();
  const addresses = known.cases.get(reference)?.addresses;
  if (!sender || !addresses) return false;
  if (addresses.has(sender)) return true;
  const domain = domainOf(sender);
  return !PUBLIC_DOMAINS.has(domain) && [...addresses].some((address) => domainOf(address) === domain);
}

function otherOrganisation(mail: MailReading, known: Circumstances, reference: string): boolean {
  const before = known.cases.get(reference)?.organisation;
  const now = mail.fields?.controller.name;
  return Boolean(before && now && plain(before) !== plain(now));
}

/** Organisation names as people repeat them: case, punctuation and legal form do not make another organisation. */
function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/\b(the|ltd|limited|plc|llp|inc)\b/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
