import type { MailReading } from './mail-reader.ts';
import { type KnownCase, sameHouse } from './parties.ts';

export type OutgoingVerdict =
  /** warning: it went to somebody who is not on the case. */
  { to: 'record'; reference: string; warning: string | null } | { to: 'keep'; why: string };

type Known = {
  thread: string[];
  cases: Map<string, KnownCase>;
  shared: (domain: string) => boolean;
  isOurs: (address: string) => boolean;
};

export const WENT_ELSEWHERE = 'It went to an address that is not on this case';

/** Which case a mail that was sent from Outlook belongs to. What colleagues send is on the case, whoever got it. */
export function matchOutgoing(mail: MailReading, known: Known): OutgoingVerdict {
  if (mail.envelope.ownKey !== null) return { to: 'keep', why: 'A letter of our own' };
  if (mail.classification === 'auto_reply') return { to: 'keep', why: 'An automatic reply of this mailbox' };
  const named = mail.references
    .filter(({ reference, where }) => where === 'subject' && known.cases.has(reference))
    .map(({ reference }) => reference);
  const [reference, another] = new Set([...known.thread, ...named]);
  if (!reference) return { to: 'keep', why: 'Sent from this mailbox by hand, outside any case' };
  if (another) return { to: 'keep', why: `Sent from this mailbox by hand, about ${reference} and ${another}` };
  const people = [...mail.envelope.to, ...mail.envelope.cc].map(({ address }) => address.toLowerCase());
  const addresses = known.cases.get(reference)?.addresses ?? new Set();
  const outside = people.some(
    (address) => !known.isOurs(address) && !addresses.has(address) && !sameHouse(address, addresses, known.shared),
  );
  return { to: 'record', reference, warning: outside ? WENT_ELSEWHERE : null };
}
