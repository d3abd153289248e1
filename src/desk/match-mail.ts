import { aboutItself, machineWords, ownWords } from './held-words.ts';
import type { MailReading } from './mail-reader.ts';
import { type LetterReported, matchBounce } from './match-bounce.ts';
import { aboutSlip, addressed, begins, caseOf, mistyped, outsideText } from './named-in-mail.ts';
import { type KnownCase, otherOrganisation, standingOf } from './parties.ts';

/** What the desk knows that bears on one mail. Gathered by look-up-mail.ts; judged here, without a database. */
export type Circumstances = {
  /** The outer sender is in policy's staff domains, or one of the office's own mailboxes. */
  fromStaff: boolean;
  /** The same mail, by Message-ID and content, was seen before: in this mailbox or in another one. */
  copyOf: { reference: string | null } | null;
  /** The case on which a report with the very same answers lies already, and whether this mail brings files that it lacks. */
  sameReport: { reference: string; newFiles: boolean } | null;
  /** Cases that the mail answers, by Message-IDs of letters and mails that are on them. */
  thread: string[];
  /** Every case of the thread and every one that the mail names. */
  cases: Map<string, KnownCase>;
  /** Cases open to every officer that its sender has a part in. Never enough to join one: a firm may serve many controllers. */
  elsewhere: string[];
  /** References one typing error away from one that it names. */
  known: (reference: string) => boolean;
  /** Domains that belong to no one organisation: anybody may have an address there. */
  shared: (domain: string) => boolean;
  /** What a delivery report may be about: one letter, or several of which it does not say which one. */
  letters: LetterReported[];
};

export type Verdict =
  /** names: earlier cases that the report tells of. */
  | { to: 'open'; adopt: string | null; names: string[]; flags: string[] }
  | { to: 'follow-up'; reference: string; flags: string[] }
  /** unconfirmed: somebody whom a party copied in. What they write is read; nothing goes to them, and they are no party. */
  | { to: 'message'; reference: string; unconfirmed: boolean }
  /** On the case, but nothing for anybody to do. */
  | { to: 'file'; reference: string; why: string }
  | { to: 'bounce'; letter: { id: string; reference: string | null }; why: string }
  /** A person must say whose it is. about: cases it may concern, which learn only that something is held. */
  | { to: 'hold'; why: string; about: string[]; suggested: string | null; quiet: boolean }
  | { to: 'keep'; why: string };

/** Whose mail is it? The privacy wall: nobody joins a case because they know its reference. */
export function matchMail(mail: MailReading, known: Circumstances): Verdict {
  if (known.copyOf) return copy(known.copyOf.reference);
  if (mail.classification === 'own_mail') {
    if (mail.envelope.ownKey !== null) return { to: 'keep', why: 'A letter of our own' };
    // What staff forward out of the office's own mailbox is a report like any other.
    if (mail.fields === null) return writtenByUs(mail, known);
  }
  if (mail.classification === 'bounce') return matchBounce(mail, known.letters);

  const target = caseOf(mail, known);
  if (target.conflict) return hold(target.conflict, { about: target.about });
  // A team writes from the address of a list, and its ticket system calls all it sends bulk: on a case it is read.
  const machine = mail.classification === 'bulk' && target.reference ? null : machineWords(mail);
  if (machine) {
    const { reference } = target;
    return reference && standingOf(mail, known, reference) !== 'stranger'
      ? { to: 'file', reference, why: machine }
      : hold(machine, { quiet: mail.manual === null });
  }
  return target.reference ? joinCase(mail, known, target.reference) : newMail(mail, known);
}

function hold(why: string, more: Partial<Extract<Verdict, { to: 'hold' }>> = {}): Verdict {
  return { to: 'hold', why, about: [], suggested: null, quiet: false, ...more };
}

/**
 * Out of the office's own mailbox, and no form in it. What may be a report that a colleague hands on is told; the rest
 * waits without a word, for it may be the second copy of a mail that Sent Items will tell of.
 */
function writtenByUs(mail: MailReading, known: Circumstances): Verdict {
  // Whatever a machine hands on out of that mailbox came into it, and was read there.
  if (mail.kind !== null) return { to: 'keep', why: 'An automatic mail of our own mailbox' };
  const { reference, about } = caseOf(mail, known);
  const quiet = mail.forwarded === null && mail.manual === null;
  return hold(ownWords(mail), { about: quiet ? [] : about, suggested: reference, quiet });
}

/** The reason of a mail that lies in the list, or on a case, as another one. */
export const SECOND_COPY = 'A second copy of a mail that is already here';

export function copy(reference: string | null): Extract<Verdict, { to: 'file' | 'keep' }> {
  return reference ? { to: 'file', reference, why: SECOND_COPY } : { to: 'keep', why: SECOND_COPY };
}

function joinCase(mail: MailReading, known: Circumstances, reference: string): Verdict {
  const standing = standingOf(mail, known, reference);
  const here = { about: [reference], suggested: reference };
  const report = mail.classification === 'initial_report' || mail.classification === 'follow_up_report';
  if (standing === 'stranger') return hold(`It names a case, and its sender is not on that case${presses(mail)}`, here);
  if (mail.envelope.sender === 'forged') return hold('The mail system says that its sender is forged', here);
  if (standing === 'introduced') {
    return report
      ? hold('A report by somebody who was copied in and is not confirmed on the case', here)
      : { to: 'message', reference, unconfirmed: true };
  }
  if (known.sameReport?.reference === reference) return again(known.sameReport);
  // Nobody knows yet whether it is more about the case, or a report of its own that is owed an answer in time.
  if (mail.classification === 'manual' && begins(mail, known))
    return hold('It may be a new report, for it names its case in the text alone', here);
  if (!report) return { to: 'message', reference, unconfirmed: false };
  if (otherOrganisation(mail, known, reference)) {
    return hold('Its report names another organisation than the case has', here);
  }
  const flags = mail.flags.map((flag) => flag.code);
  if (mail.classification === 'initial_report') {
    flags.push(known.thread.includes(reference) ? 'says-initial' : 'says-initial-here');
  }
  return { to: 'follow-up', reference, flags };
}

function presses({ kind }: MailReading): string {
  return kind === 'press' ? '; it reads like a question from the press' : '';
}

/** The same report once more; what it brings besides is for somebody to look at. */
function again({ reference, newFiles }: { reference: string; newFiles: boolean }): Verdict {
  return newFiles
    ? { to: 'message', reference, unconfirmed: false }
    : { to: 'file', reference, why: 'The same report again' };
}

function newMail(mail: MailReading, known: Circumstances): Verdict {
  const named = addressed(mail, known);
  const told = mail.references.map(({ reference }) => reference);
  const names = told.filter((reference) => known.cases.has(reference));
  const foreign = told.length > names.length;
  // One of our own mailboxes hands on what came there; the reading only says that it is ours.
  const reports = ['initial_report', 'manual', 'own_mail'].includes(mail.classification);

  if (known.sameReport) return again(known.sameReport);
  // Before any is taken over: what staff forward may be the answer to a case, with a slip in its reference.
  const [slip] = mistyped(named, known);
  if (slip) return hold(aboutSlip(slip), { suggested: slip.meant.length === 1 ? (slip.meant[0] ?? null) : null });
  const flags = [...mail.flags.map((flag) => flag.code), ...(names.length > 0 ? ['names-another-case'] : [])];
  if (reports && known.fromStaff && mail.forwarded) {
    // Their subject or the form says which number it was given; what its text tells of is somebody else's.
    const given = outsideText(mail);
    const [adopt = null, second] = given;
    if (second) return hold(`It names more than one reference: ${given.join(', ')}`);
    return { to: 'open', adopt, names, flags: adopt === null && foreign ? [...flags, 'foreign-reference'] : flags };
  }
  if (reports && !(mail.classification === 'manual' && mail.kind === 'phishing')) {
    const doubts = [
      ...(foreign ? ['foreign-reference'] : []),
      ...(mail.kind === 'phishing' ? ['taken-for-junk'] : []),
      ...(mail.envelope.sender === 'forged' ? ['sender-doubted'] : []),
    ];
    return { to: 'open', adopt: null, names, flags: [...flags, ...doubts] };
  }
  const [only = null, other] = known.elsewhere;
  const words = aboutItself(mail, named, known.elsewhere);
  return hold(words, { suggested: other ? null : only, quiet: mail.kind === 'phishing' });
}
