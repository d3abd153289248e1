import { domainOf } from './contact.ts';
import type { MailReading } from './mail-reader.ts';

/** What is known of a case that a mail may belong to. */
export type KnownCase = {
  /** The contact, whoever was confirmed, and those whose own mails are on it. */
  addresses: Set<string>;
  /** Whom a party copied in. */
  introduced: Set<string>;
  organisation: string | null;
};

/** party: their mail is the case's. introduced: a party brought them in; what they write is read, and they get nothing. */
export type PartyStanding = 'party' | 'introduced' | 'stranger';

type Known = {
  fromStaff: boolean;
  thread: string[];
  cases: Map<string, KnownCase>;
  shared: (domain: string) => boolean;
};

/** How the sender stands to a case. Knowing its reference makes nobody anything. */
export function standingOf(mail: MailReading, known: Known, reference: string): PartyStanding {
  const sender = senderOf(mail, known.fromStaff)?.address.toLowerCase();
  const kase = known.cases.get(reference);
  if (!sender || !kase) return 'stranger';
  if (kase.addresses.has(sender)) return 'party';
  // A newsroom asks from the domain of the very house that reported.
  if (mail.kind !== 'press' && sameHouse(sender, kase.addresses, known.shared)) return 'party';
  return kase.introduced.has(sender) && known.thread.includes(reference) ? 'introduced' : 'stranger';
}

/** The sender as far as the desk believes it: inside a forward only when staff forwarded it. */
export function senderOf(mail: MailReading, fromStaff: boolean) {
  return (fromStaff && mail.forwarded?.from) || mail.envelope.from;
}

/** From the same organisation's own domain as somebody who is on the case. */
export function sameHouse(sender: string, addresses: Set<string>, shared: (domain: string) => boolean): boolean {
  const domain = domainOf(sender);
  return !shared(domain) && [...addresses].some((address) => domainOf(address) === domain);
}

export function otherOrganisation(mail: MailReading, known: Known, reference: string): boolean {
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

/** Whether a letter went to whom it was approved for, whoever else has it. */
export function wentToItsRecipient(mail: Pick<MailReading, 'envelope'>, { toAddress }: { toAddress: string }): boolean {
  return recipientsOf(mail).some((address) => address.toLowerCase() === toAddress.toLowerCase());
}

/** The addresses that a mail went to. */
export function recipientsOf({ envelope }: Pick<MailReading, 'envelope'>): string[] {
  return [...envelope.to, ...envelope.cc].map(({ address }) => address);
}
