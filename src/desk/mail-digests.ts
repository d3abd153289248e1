import { createHash } from 'node:crypto';
import type { MailReading } from './mail-reader.ts';
import { senderOf } from './parties.ts';
import { bareSubject } from './subject-line.ts';

/** raw: the bytes. content: what a person would see of it. report: what it reports; null when it reports nothing. */
export type Digests = { raw: string; content: string; report: string | null };

export function digestsOf(mail: MailReading, fromStaff: boolean, raw: string): Digests {
  const sender = senderOf(mail, fromStaff)?.address.toLowerCase() ?? '';
  const files = mail.attachments.map(({ sha256 }) => sha256);
  const content = digest([sender, mail.envelope.subject, mail.text, mail.fields, files]);
  const subject = bareSubject((fromStaff && mail.forwarded?.subject) || mail.envelope.subject);
  return { raw, content, report: reportDigest(mail, { sender, subject, files }) };
}

type Sent = { sender: string; subject: string; files: string[] };

/**
 * The same answers from the same sender are the same report, whatever it travelled in. Unread, only the very same words and
 * files under the same subject are: a firm reports for many, and may name each in the subject alone.
 */
function reportDigest({ classification, text, fields }: MailReading, { sender, subject, files }: Sent): string | null {
  if (classification === 'manual') return text || files[0] ? digest([sender, subject, text, files]) : null;
  return fields?.whatHappened ? digest([sender, fields]) : null;
}

function digest(parts: unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
