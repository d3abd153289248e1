import { createHash } from 'node:crypto';
import type { MailReading } from './mail-reader.ts';
import { senderOf } from './parties.ts';

/** raw: the bytes. content: what a person would see of it. report: what it reports; null when it reports nothing. */
export type Digests = { raw: string; content: string; report: string | null };

export function digestsOf(mail: MailReading, fromStaff: boolean, raw: string): Digests {
  const sender = senderOf(mail, fromStaff)?.address.toLowerCase() ?? '';
  const files = mail.attachments.map(({ sha256 }) => sha256);
  const content = digest([sender, mail.envelope.subject, mail.text, mail.fields, files]);
  return { raw, content, report: reportDigest(mail, sender, files) };
}

/** The same answers from the same sender are the same report, whatever it travelled in; unread, only the very same words and files are. */
function reportDigest(mail: MailReading, sender: string, files: string[]): string | null {
  if (mail.classification === 'manual') return mail.text || files[0] ? digest([sender, mail.text, files]) : null;
  return mail.fields?.whatHappened ? digest([sender, mail.fields]) : null;
}

function digest(parts: unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
