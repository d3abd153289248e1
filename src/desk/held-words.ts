import type { MailKind, MailReading } from './mail-reader.ts';

/** What a mail that no person wrote is; null when a person may have. */
export function machineWords({ classification, kind, manual }: MailReading): string | null {
  switch (classification) {
    case 'auto_reply':
      return automatic[kind ?? 'auto_reply'] ?? 'An automatic reply';
    case 'receipt':
      return 'A read receipt';
    case 'bulk':
      return manual ? 'A newsletter or mailing list, which may hold a report' : 'A newsletter or mailing list';
    default:
      return null;
  }
}

const automatic: Partial<Record<MailKind, string>> = {
  out_of_office: 'An out-of-office reply',
  meeting: 'An answer to an invitation',
  recall: 'A request to take an earlier mail back',
};

/** Why a mail that belongs to no case waits for a person: our words, and never those of its sender. */
export function aboutItself(mail: MailReading, named: string[], elsewhere: string[]): string {
  const sender = elsewhere.length > 0 ? `. Its sender has a part in ${elsewhere.join(', ')}` : '';
  if (mail.classification === 'follow_up_report') {
    const what =
      named.length > 0
        ? `A follow-up report for ${named.join(', ')}, which is no case here`
        : 'A follow-up report that does not say which case it belongs to';
    return `${what}${sender}`;
  }
  if (mail.classification === 'not_a_report') return 'Nothing in it looks like a report';
  const what = (mail.kind && written[mail.kind]) || 'A mail that carries no report';
  const foreign = named.length > 0 ? `. It names ${named.join(', ')}, which is no case here` : '';
  return `${what}${foreign}${sender}`;
}

/** What a mail out of the office's own mailbox may hand on. */
export function ownWords({ manual, forwarded }: MailReading): string {
  const what = manual ?? (forwarded ? 'It hands on a mail without a form' : 'It carries no report');
  return `Sent from the office’s own mailbox. ${what}`;
}

const written: Partial<Record<MailKind, string>> = {
  complaint: 'Somebody seems to complain about how their own data were handled; it carries no report',
  information_request: 'It asks for information under the law; it carries no report',
  press: 'It reads like a question from the press; it carries no report',
  question: 'A question; it carries no report',
  breach_log: 'A log of small breaches; it is no report of one breach',
  nil_return: 'A return that there were no breaches',
  phishing: 'It looks like phishing or junk: open nothing in it',
  meeting: 'An invitation; it carries no report',
};

/** "2 complaints". */
export function countOfKind(kind: MailKind, mails: number): string {
  const [one, many] = nouns[kind];
  return `${mails} ${mails === 1 ? one : many}`;
}

const nouns: Record<MailKind, [one: string, many: string]> = {
  complaint: ['complaint', 'complaints'],
  information_request: ['request for information', 'requests for information'],
  press: ['question from the press', 'questions from the press'],
  question: ['question', 'questions'],
  breach_log: ['log of breaches', 'logs of breaches'],
  nil_return: ['nil return', 'nil returns'],
  phishing: ['likely junk', 'likely junk'],
  empty: ['empty mail', 'empty mails'],
  out_of_office: ['out-of-office reply', 'out-of-office replies'],
  auto_reply: ['automatic reply', 'automatic replies'],
  delivery_report: ['delivery report', 'delivery reports'],
  read_receipt: ['read receipt', 'read receipts'],
  meeting: ['invitation', 'invitations'],
  recall: ['recall', 'recalls'],
  newsletter: ['newsletter', 'newsletters'],
};
