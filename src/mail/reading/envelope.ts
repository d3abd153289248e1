import type { Address, Email } from 'postal-mime';
import type { MailReading } from '../../desk/mail-reader.ts';
import { messageIdAsKept } from '../message-id.ts';
import { cleanText } from './parse-mail.ts';
import { readSentAt } from './sent-at.ts';

type Envelope = MailReading['envelope'];
type Flag = MailReading['flags'][number];

/** The headers of a mail in our words, with what is wrong about its date. */
export function envelopeOf(mail: Email, zone: string): { envelope: Envelope; flags: Flag[] } {
  const written = headerOf(mail, 'date');
  const date = written === null ? null : plausible(readSentAt(written, zone), latestReceipt(mail));
  const flags = date === null ? [{ code: 'date_header', note: 'The mail carries no date that can be right' }] : [];
  return {
    envelope: {
      messageId: idsIn(mail.messageId)[0] ?? null,
      inReplyTo: idsIn(mail.inReplyTo),
      references: idsIn(mail.references),
      // Whoever sent it for another did not write it: with Sender anybody could pass for a colleague.
      from: addressesOf(mail.from ?? mail.sender)[0] ?? null,
      replyTo: addressesOf(...(mail.replyTo ?? []))[0] ?? null,
      to: addressesOf(...(mail.to ?? [])),
      cc: addressesOf(...(mail.cc ?? [])),
      subject: cleanText(mail.subject ?? ''),
      date,
      ownKey: headerOf(mail, 'x-breachdesk-key'),
      sender: verdictOn(headerOf(mail, 'authentication-results') ?? ''),
    },
    flags,
  };
}

export function headerOf(mail: Email, key: string): string | null {
  const value = mail.headers.find((header) => header.key === key)?.value;
  return value === undefined ? null : cleanText(value) || null;
}

/** RFC 8601; the topmost is the office's own mail system's, and only what it says against a sender is acted upon. */
function verdictOn(results: string): Envelope['sender'] {
  if (/\b(?:dmarc|compauth)=fail\b/i.test(results)) return 'forged';
  return /\b(?:dmarc|compauth)=pass\b/i.test(results) ? 'verified' : null;
}

/** 64 characters, @ and a domain (RFC 5321 4.5.3.1): no letter reaches a longer one, and no case is found by it. */
const LONGEST_ADDRESS = 320;

function addressesOf(...some: (Address | undefined)[]): { name: string | null; address: string }[] {
  return some.flatMap((one) => {
    if (!one) return [];
    if (one.group) return addressesOf(...one.group);
    const address = cleanText(one.address ?? '').toLowerCase();
    return address.includes('@') && address.length <= LONGEST_ADDRESS
      ? [{ name: cleanText(one.name) || null, address }]
      : [];
  });
}

export function idsIn(header: string | undefined): string[] {
  const text = header ?? '';
  const ids = text.match(/<[^<>\s]+>/g) ?? text.split(/\s+/).filter((word) => /^[^\s<>@]+@[^\s<>@]+$/.test(word));
  return ids.map(messageIdAsKept);
}

/** No mail of the office is older than this; a Date after its own arrival is wrong, give or take zones and clocks. */
const EARLIEST = '1995-01-01';
const TWO_DAYS = 2 * 86_400_000;

function plausible(date: string | null, received: number | null): string | null {
  if (date === null || date < EARLIEST || date > '2090') return null;
  return received !== null && Date.parse(date) > received + TWO_DAYS ? null : date;
}

function latestReceipt(mail: Email): number | null {
  const stamps = mail.headers
    .filter((header) => header.key === 'received')
    .map((header) => Date.parse(header.value.slice(header.value.lastIndexOf(';') + 1).trim()))
    .filter((stamp) => !Number.isNaN(stamp));
  return stamps.length > 0 ? Math.max(...stamps) : null;
}
