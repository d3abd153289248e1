import { and, desc, eq, inArray, isNull, or } from 'drizzle-orm';
import { letters } from '../../db/letters.ts';
import { messages } from '../../db/messages.ts';
import type { Case } from '../case/case.ts';
import { domainOf, isNoReply } from './contact.ts';
import type { Desk } from './desk.ts';
import type { CaseFile } from './find-cases.ts';
import { wentTo } from './letters-to.ts';
import { isOurs } from './look-up-parties.ts';
import { mailReadingSchema } from './mail-reader.ts';
import { contactsBefore } from './people-of-case.ts';
import { mishapWords } from './sentences.ts';

/** What speaks against writing to the contact, in words for whoever is about to. */
export async function doubtsAboutContact(desk: Desk, file: CaseFile): Promise<string[]> {
  const { kase, contact } = file;
  if (!contact) return [];
  const address = contact.address.toLowerCase();
  const mails = await partyMails(desk, kase.reference);
  const theirs = mails.filter(({ from }) => from === address);
  // Where nobody has written, the case is known by its first contact.
  const [before] = await contactsBefore(desk, file);
  const first = (before?.contact ?? contact).address.toLowerCase();
  const unheard = theirs.length === 0 && (mails.length > 0 || first !== address);
  return [
    ...(isOurs(desk, address) ? ['That is a colleague’s address.'] : []),
    ...(isNoReply(address) ? ['Nobody reads what is sent to that address, by its own name.'] : []),
    ...(mails.length > 0 ? otherDomain(address, mails) : otherThanFirst(address, first)),
    ...(unheard ? ['Nobody has written to us from that address on this case.'] : []),
    ...otherReplyTo(address, theirs),
    ...(theirs.some(({ forged }) => forged) ? ['The mail system says that a mail from that address is forged.'] : []),
    ...(await cameBackFrom(desk, kase, address)),
    ...(await wentWrongAt(desk, kase, address)),
  ];
}

type PartyMail = { from: string; replyTo: string | null; forged: boolean };

async function partyMails(desk: Desk, reference: string): Promise<PartyMail[]> {
  const rows = await desk.db
    .select({ from: messages.fromAddress, reading: messages.reading })
    .from(messages)
    .where(and(eq(messages.reference, reference), eq(messages.state, 'filed'), isNull(messages.why)))
    .orderBy(desc(messages.receivedAt));
  return rows.flatMap(({ from, reading }) => {
    const parsed = mailReadingSchema.safeParse(reading).data;
    if (!from || !parsed) return [];
    const { envelope } = parsed;
    // What staff forwarded has its own reply address, and it is a colleague's.
    const direct = envelope.from?.address.toLowerCase() === from;
    return [
      {
        from,
        replyTo: direct ? (envelope.replyTo?.address.toLowerCase() ?? null) : null,
        forged: envelope.sender === 'forged',
      },
    ];
  });
}

function otherDomain(address: string, mails: PartyMail[]): string[] {
  const domains = [...new Set(mails.map(({ from }) => domainOf(from)))];
  const [first] = domains;
  if (!first || domains.includes(domainOf(address))) return [];
  return [`The case came from ${first}, and this goes to ${domainOf(address)}.`];
}

function otherThanFirst(address: string, first: string): string[] {
  if (domainOf(first) === domainOf(address)) return [];
  return [`The first contact of this case is at ${domainOf(first)}, and this goes to ${domainOf(address)}.`];
}

function otherReplyTo(address: string, theirs: PartyMail[]): string[] {
  const other = theirs[0]?.replyTo;
  return other && other !== address ? [`Mail from that address asks for answers at ${other} instead.`] : [];
}

async function cameBackFrom(desk: Desk, { reference, byHand }: Case, address: string): Promise<string[]> {
  // One that was taken back, and sent from Outlook all the same, stays taken back.
  const sent = byHand.flatMap(({ letter, cameBack }) => (letter && cameBack ? letter : []));
  const back = or(eq(letters.state, 'bounced'), inArray(letters.id, sent));
  const [found] = await desk.db
    .select({ id: letters.id })
    .from(letters)
    .where(and(eq(letters.reference, reference), wentTo(address), back))
    .limit(1);
  return found ? ['A letter to that address came back.'] : [];
}

async function wentWrongAt(desk: Desk, kase: Case, address: string): Promise<string[]> {
  const wrong = kase.letters.filter(({ wentWrong }) => wentWrong);
  if (wrong.length === 0) return [];
  const there = await desk.db
    .select({ id: letters.id })
    .from(letters)
    .where(and(eq(letters.reference, kase.reference), wentTo(address)));
  const last = wrong.findLast(({ id }) => there.some((one) => one.id === id));
  return last?.wentWrong ? [`A letter to that address ${mishapWords[last.wentWrong.how]}.`] : [];
}
