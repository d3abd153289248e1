import type { MailReading } from './mail-reader.ts';
import { type Circumstances, copy, type Verdict } from './match-mail.ts';
import { type KnownCase, recipientsOf, sameHouse } from './parties.ts';

export type OutgoingVerdict = { to: 'record'; reference: string } | Extract<Verdict, { to: 'file' | 'hold' | 'keep' }>;

/** The reasons of one that may still be found to belong to a case. */
export const OUTSIDE = 'Sent from this mailbox by hand, outside any case';
export const ANSWER_AFTER_UNDO = 'An answer that was taken back, and sent from Outlook all the same';

/** The reasons of one that is on its case. */
export const SENT_BY_HAND = 'Sent from Outlook';
/** Of a letter whose draft a colleague had changed: it went where it was to go. */
export const CHANGED_DRAFT = 'The changed draft of a letter, sent from Outlook';
export const CHANGED_ANSWER = 'The changed draft of an answer, sent from Outlook';
export const WENT_ELSEWHERE = 'It went to an address that is not on this case';

/** Which case a mail that was sent from Outlook belongs to. What colleagues send is on the case, whoever got it. */
export function matchOutgoing(
  mail: MailReading,
  known: Pick<Circumstances, 'copyOf' | 'thread' | 'cases'>,
): OutgoingVerdict {
  // People copy what lies in Sent Items, and what is restored has a new id: it was sent once.
  if (known.copyOf) return copy(known.copyOf.reference);
  if (mail.envelope.ownKey !== null) return { to: 'keep', why: 'A letter of our own' };
  if (mail.classification === 'auto_reply') return { to: 'keep', why: 'An automatic reply of this mailbox' };
  const named = mail.references
    .filter(({ reference, where }) => where === 'subject' && known.cases.has(reference))
    .map(({ reference }) => reference);
  const about = [...new Set([...known.thread, ...named])];
  const [reference, another] = about;
  if (!reference) return { to: 'keep', why: OUTSIDE };
  if (!another) return { to: 'record', reference };
  const [answers = null, more] = known.thread;
  const why = `Sent from Outlook, it concerns more than one case: ${about.join(', ')}`;
  return { to: 'hold', why, about, suggested: more ? null : answers, quiet: false };
}

/** Whether somebody got it who is neither on the case nor of this office. */
export function wentElsewhere(
  mail: MailReading,
  { addresses }: KnownCase,
  { shared, isOurs }: Pick<Circumstances, 'shared'> & { isOurs: (address: string) => boolean },
): boolean {
  return recipientsOf(mail)
    .map((address) => address.toLowerCase())
    .some((address) => !isOurs(address) && !addresses.has(address) && !sameHouse(address, addresses, shared));
}
