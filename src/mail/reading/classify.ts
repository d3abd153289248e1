import type { MailKind, MailReading } from '../../desk/mail-reader.ts';
import { onlyAcknowledges } from './acknowledges.ts';
import type { Opened } from './attachments.ts';
import type { Chosen } from './choose-form.ts';
import type { Machine } from './machine-mail.ts';
import { reportsABreach, saysThatItReports, writesThatItReports } from './reports-a-breach.ts';

export type Evidence = {
  ours: boolean;
  machine: Machine | null;
  chosen: Chosen | null;
  /** It holds a form whose answers cannot be told apart. */
  jumbled: boolean;
  /** Another filled form in the same mail answers otherwise. */
  contradicted: boolean;
  opened: Opened[];
  /** It answers a mail, or names a case. */
  belongs: boolean;
  /** What the words of a person are about. */
  kind: MailKind | null;
  subject: string;
  text: string;
  /** The same with whatever stands below the end of it. */
  uncut: string;
  /** Mails that are attached to it. */
  mails: number;
  /** Pictures that were sent as files, not as part of a signature or a newsletter. */
  pictures: number;
  /** Why nothing of the text could be had, though the mail is not empty. */
  lost: string | null;
};

export type Verdict = Pick<MailReading, 'classification' | 'kind' | 'manual'>;

/**
 * What a mail is. A form counts for more than any header; without one, a machine's mail stays a machine's, and bulk stays
 * bulk unless it can only be a report; manual says why it may be one.
 */
export function classify(evidence: Evidence): Verdict {
  const { ours, machine, chosen, kind } = evidence;
  if (ours) return ofOurs(evidence);
  if (machine?.is === 'bounce' || machine?.is === 'receipt') return ofMachine(machine);
  if (chosen && !chosen.blank) {
    return { ...asReport(chosen, evidence.contradicted), kind: kind === 'phishing' ? kind : null };
  }
  if (machine?.is === 'auto_reply') return ofMachine(machine);
  if (machine && isAcknowledgement(evidence)) return { classification: 'auto_reply', kind: 'auto_reply', manual: null };
  const manual = whyManual(evidence);
  if (manual && !(machine && mayBeNews(evidence))) return { classification: 'manual', kind, manual };
  if (machine) return { ...ofMachine(machine), manual };
  if (evidence.belongs) return { classification: 'correspondence', kind, manual: null };
  const anything = kind !== null || evidence.text !== '' || evidence.opened.length > 0 || evidence.pictures > 0;
  if (!anything) return { classification: 'not_a_report', kind: 'empty', manual: null };
  return { classification: 'new_correspondence', kind, manual: null };
}

/** What came out of the office's own mailbox: kind says that a machine wrote it, manual what it may hand on unread. */
function ofOurs(evidence: Evidence): Verdict {
  const { machine, chosen, opened, pictures, belongs } = evidence;
  const own = { classification: 'own_mail', kind: null, manual: null } as const;
  if (chosen && !chosen.blank) return own;
  if (machine) return { ...own, kind: machine.kind };
  const files = !belongs && (opened.length > 0 || pictures > 0);
  return { ...own, manual: whyManual(evidence) ?? (files ? 'It carries a file that holds no form of a report' : null) };
}

function ofMachine({ is, kind }: Machine): Verdict {
  return { classification: is, kind, manual: null };
}

function isAcknowledgement({ uncut, mails, opened, pictures }: Evidence): boolean {
  const alone = mails === 0 && pictures === 0 && opened.every(({ file }) => file.inline);
  return alone && onlyAcknowledges(uncut);
}

/** Newsletters too are called reports, and come with files and pictures; few say that they report, or are a file alone. */
function mayBeNews(evidence: Evidence): boolean {
  const { chosen, jumbled, lost, kind, opened, pictures, belongs, subject, text } = evidence;
  const form = chosen !== null || jumbled || lost !== null;
  const fileAlone = text === '' && (opened.length > 0 || pictures > 0);
  return !belongs && !form && !fileAlone && kind !== 'phishing' && !writesThatItReports({ subject, text });
}

function asReport({ form }: Chosen, contradicted: boolean): Omit<Verdict, 'kind'> {
  if (contradicted) return { classification: 'manual', manual: 'The mail carries several reports that differ' };
  if (form.kind === null) return { classification: 'manual', manual: 'Both report types are ticked' };
  return { classification: form.kind === 'initial' ? 'initial_report' : 'follow_up_report', manual: null };
}

function whyManual(evidence: Evidence): string | null {
  const { machine, chosen, jumbled, kind, opened, belongs, subject, text, pictures, lost } = evidence;
  if (chosen?.blank) return 'The form was sent with nothing filled in';
  if (jumbled) return 'The form is laid out so that this desk cannot tell which answer belongs to which question';
  if (lost) return lost;
  // The month's log of small breaches speaks of breaches and reports none.
  if (!belongs && (kind === 'breach_log' || kind === 'nil_return')) return null;
  const names = opened.map(({ file }) => file.name).join(' ');
  const speaks = REPORT.test(`${subject} ${names}`) || REPORT.test(text);
  const unread =
    opened.find(({ file, trouble }) => trouble !== null && !file.inline) ?? opened.find(({ trouble }) => trouble);
  if (unread?.trouble && (speaks || text === '' || !belongs)) return unread.trouble;
  // Who asks about reports sends none; what they write may hold all the words of one.
  if (!belongs && (kind === 'information_request' || kind === 'press')) return null;
  if (pictures > 0 && (text === '' || (speaks && !belongs)))
    return 'The report may be in a picture; this desk does not read pictures';
  // A newsletter speaks of reports, and makes none.
  const reports = machine?.is === 'bulk' ? saysThatItReports : reportsABreach;
  return !belongs && reports({ subject, text }) ? 'It reports a breach in its own words, without the form' : null;
}

const REPORT = /\b(?:breach|incident|report|notification|self-?report|form|update|follow[- ]?up)\b/iu;
