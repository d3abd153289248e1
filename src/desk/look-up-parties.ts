import { and, arrayContains, arrayOverlaps, desc, eq, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm';
import { union } from 'drizzle-orm/pg-core';
import * as z from 'zod';
import { anyOf } from '../../db/any-of.ts';
import { cases } from '../../db/cases.ts';
import type { Queryable } from '../../db/database.ts';
import { letters } from '../../db/letters.ts';
import { messages } from '../../db/messages.ts';
import { domainOf } from './contact.ts';
import type { Desk, Transaction } from './desk.ts';
import { isOurAddress } from './mailboxes.ts';
import type { KnownCase } from './parties.ts';

/** Cases whose letters or mails a mail answers. An answer to a mail outside any case counts for the case that mail came to. */
export async function casesAnswered(tx: Queryable, ids: string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const ofLetters = tx
    .selectDistinct({ reference: sql<string | null>`coalesce(${letters.reference}, ${messages.reference})` })
    .from(letters)
    .leftJoin(messages, eq(messages.id, letters.message))
    .where(anyOf(letters.internetMessageId, ids));
  const ofMails = tx
    .selectDistinct({ reference: messages.reference })
    .from(messages)
    .where(
      and(
        eq(messages.state, 'filed'),
        isNotNull(messages.reference),
        or(anyOf(messages.internetMessageId, ids), arrayOverlaps(messages.conversation, ids)),
      ),
    );
  const [byLetter, byMail] = await Promise.all([ofLetters, ofMails]);
  return [...new Set([...byLetter, ...byMail].flatMap(({ reference }) => reference ?? []))];
}

export async function caseAsKnown(desk: Desk, tx: Transaction, reference: string): Promise<KnownCase> {
  const itself = tx
    .select({ contact: cases.contactAddress, correspondents: cases.correspondents, organisation: cases.organisation })
    .from(cases)
    .where(eq(cases.reference, reference));
  const ofIt = tx
    .select({
      from: messages.fromAddress,
      to: sql<unknown>`${messages.reading} -> 'envelope' -> 'to'`,
      cc: sql<unknown>`${messages.reading} -> 'envelope' -> 'cc'`,
    })
    .from(messages)
    // A mail filed with a reason (a copy, an automatic reply, one by somebody copied in) makes nobody a party.
    .where(and(eq(messages.reference, reference), eq(messages.state, 'filed'), isNull(messages.why)));
  const [[kase], mails] = await Promise.all([itself, ofIt]);
  const copied = mails.flatMap(({ to, cc }) => [...peopleSchema.parse(to ?? []), ...peopleSchema.parse(cc ?? [])]);
  // What a colleague wrote makes nobody at the office a party, nor whoever writes under an address of it.
  const outside = (address: string | null) => (address !== null && isOurs(desk, address) ? null : address);
  return {
    addresses: lowered([kase?.contact, ...(kase?.correspondents ?? []), ...mails.map(({ from }) => outside(from))]),
    introduced: lowered(copied.map(({ address }) => outside(address))),
    organisation: kase?.organisation ?? null,
  };
}

const peopleSchema = z.array(z.object({ address: z.string() }));

export function isOurs(desk: Desk, address: string): boolean {
  return isOurAddress(desk, address) || desk.policy.staffDomains.includes(domainOf(address));
}

function lowered(addresses: (string | null | undefined)[]): Set<string> {
  return new Set(addresses.flatMap((address) => (address ? [address.toLowerCase()] : [])));
}

const MANY = 5;

/** Cases that an address has a part in, newest first. It is said to every officer, so it leaves restricted ones out. */
export async function casesOf(tx: Transaction, address: string): Promise<string[]> {
  const { reference } = cases;
  // Three questions and not one with "or", which would read every case.
  const asContact = tx.select({ reference }).from(cases).where(eq(cases.contactAddress, address));
  const confirmed = tx
    .select({ reference })
    .from(cases)
    .where(arrayContains(cases.correspondents, [address]));
  const wrote = tx
    .select({ reference: sql<string>`${messages.reference}` })
    .from(messages)
    .where(and(eq(messages.fromAddress, address), eq(messages.state, 'filed'), isNull(messages.why)));
  const rows = await tx
    .select({ reference })
    .from(cases)
    .where(and(inArray(reference, union(asContact, confirmed, wrote)), eq(cases.restricted, false)))
    .orderBy(desc(cases.receivedAt))
    .limit(MANY);
  return rows.map((row) => row.reference);
}
