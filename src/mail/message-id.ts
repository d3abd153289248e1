import { createHash } from 'node:crypto';

/** In bytes. No line of a mail is longer (RFC 5322 2.1.1), and an index holds no more than 2,700. */
const LONGEST = 990;

/**
 * A Message-ID as the desk keeps it and compares it with others, wherever it read it. A longer one than any mail may have
 * is cut short, and a character that no text may hold left out, or the page of the listing that it stands on could not be
 * written down, and nothing behind it would be read. The hash keeps two of them apart, and an answer still names the mail
 * that it answers.
 */
export function messageIdAsKept(written: string): string {
  const plain = written.toWellFormed().replace(/\p{Cc}+/gu, '');
  if (Buffer.byteLength(plain) <= LONGEST) return plain;
  const hash = createHash('sha256').update(plain).digest('hex');
  return `${plain.slice(0, 100).toWellFormed()}… ${hash}`;
}
