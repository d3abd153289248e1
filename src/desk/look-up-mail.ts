import { and, arrayOverlaps, eq, gte, inArray, isNotNull, isNull, ne, or } from 'drizzle-orm';
import { cases } from '../../db/cases.ts';
import { letters } from '../../db/letters.ts';
import { messages } from '../../db/messages.ts';
import { neighbours } from '../case/reference.ts';
import { domainOf } from './contact.ts';
import type { Desk, Transaction } from './desk.ts';
import type { MailReading } from './mail-reader.ts';
import type { Circumstances } from './match-mail.ts';

type Row = typeof messages.$inferSelect;

const SAME_REPORT_DAYS = 7;

/** Everything in the base that bears on whose mail this is. */
export async function lookUpMail(
  desk: Desk,
  tx: Transaction,
  row: Row,
  mail: MailReading,
  digests: { raw: string; report: string | null },
): Promise<Circumstances> {
  const { envelope } = mail;
  const answered = [...new Set([...envelope.inReplyTo, ...envelope.references])];
  const thread = await casesAnswered(tx, answered);
  const named = mail.references.map(({ reference }) => reference);
  const candidates = new Set(named.flatMap((reference) => [reference, ...neighbours(reference)]));
  const existing = await existingCases(tx, [...candidates, ...thread]);
  const concerned = [...thread, ...named].filter((reference) => existing.has(reference));
  return {
    fromStaff: isFromStaff(desk, mail),
    copyOf: await copyOf(tx, row, digests.raw),
    sameReport: await sameReport(tx, row, digests.report),
    thread,
    cases: new Map(
      await Promise.all(concerned.map(async (reference) => [reference, await partiesOf(tx, reference)] as const)),
    ),
    known: (reference) => existing.has(reference),
    letter: await letterAbout(tx, mail),
  };
}

/** Inner headers of a forward are believed only from here. */
export function isFromStaff(desk: Desk, mail: MailReading): boolean {
  return desk.policy.staffDomains.includes(domainOf(mail.envelope.from?.address ?? ''));
}

async function casesAnswered(tx: Transaction, ids: string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const byLetter = await tx
    .selectDistinct({ reference: letters.reference })
    .from(letters)
    .where(inArray(letters.internetMessageId, ids));
  const byMail = await tx
    .selectDistinct({ reference: messages.reference })
    .from(messages)
    .where(
      and(
        eq(messages.state, 'filed'),
        isNotNull(messages.reference),
        or(inArray(messages.internetMessageId, ids), arrayOverlaps(messages.conversation, ids)),
      ),
    );
  return [...new Set([...byLetter, ...byMail].flatMap(({ reference }) => reference ?? []))];
}

async function existingCases(tx: Transaction, references: string[]): Promise<Set<string>> {
  if (references.length === 0) return new Set();
  const rows = await tx.select({ reference: cases.reference }).from(cases).where(inArray(cases.reference, references));
  return new Set(rows.map(({ reference }) => reference));
}

async function partiesOf(tx: Transaction, reference: string) {
  const [kase] = await tx
    .select({ contact: cases.contactAddress, organisation: cases.organisation })
    .from(cases)
    .where(eq(cases.reference, reference));
  const senders = await tx
    .selectDistinct({ address: messages.fromAddress })
    .from(messages)
    // A mail filed with a reason (a copy, an automatic reply) makes nobody a party.
    .where(and(eq(messages.reference, reference), eq(messages.state, 'filed'), isNull(messages.why)));
  const addresses = [kase?.contact, ...senders.map(({ address }) => address)];
  return {
    addresses: new Set(addresses.flatMap((address) => (address ? [address.toLowerCase()] : []))),
    organisation: kase?.organisation ?? null,
  };
}

async function copyOf(tx: Transaction, row: Row, raw: string) {
  if (!row.internetMessageId) return null;
  const [copy] = await tx
    .select({ reference: messages.reference })
    .from(messages)
    .where(
      and(
        eq(messages.internetMessageId, row.internetMessageId),
        eq(messages.rawSha256, raw),
        ne(messages.state, 'listed'),
        ne(messages.id, row.id),
      ),
    )
    .limit(1);
  return copy ?? null;
}

async function sameReport(tx: Transaction, row: Row, digest: string | null) {
  if (!digest) return null;
  const since = new Date(row.receivedAt.getTime() - SAME_REPORT_DAYS * 86_400_000);
  const [same] = await tx
    .select({ reference: messages.reference })
    .from(messages)
    .where(and(eq(messages.reportDigest, digest), eq(messages.state, 'filed'), gte(messages.receivedAt, since)))
    .limit(1);
  return same?.reference ? { reference: same.reference } : null;
}

async function letterAbout(tx: Transaction, mail: MailReading) {
  const { key = null, originalMessageId = null } = mail.bounce ?? {};
  const matches = [
    ...(key && /^[0-9a-f-]{36}$/i.test(key) ? [eq(letters.id, key)] : []),
    ...(originalMessageId ? [eq(letters.internetMessageId, originalMessageId)] : []),
  ];
  if (matches.length === 0) return null;
  const [letter] = await tx
    .select({ id: letters.id, reference: letters.reference })
    .from(letters)
    .where(or(...matches));
  return letter ?? null;
}
