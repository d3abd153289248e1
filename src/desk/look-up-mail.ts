import { and, eq, gte, inArray, isNotNull, isNull, ne, or } from 'drizzle-orm';
import { anyOf } from '../../db/any-of.ts';
import { attachments } from '../../db/attachments.ts';
import { cases } from '../../db/cases.ts';
import { messages } from '../../db/messages.ts';
import { neighbours } from '../case/reference.ts';
import { sharedDomains } from '../policy/shared-domains.ts';
import { domainOf } from './contact.ts';
import type { Desk, Transaction } from './desk.ts';
import { lettersAbout } from './look-up-letters.ts';
import { caseAsKnown, casesAnswered, casesOf } from './look-up-parties.ts';
import type { Digests } from './mail-digests.ts';
import type { MailReading } from './mail-reader.ts';
import { isOurAddress } from './mailboxes.ts';
import { type Circumstances, SECOND_COPY } from './match-mail.ts';
import { SENT_BY_HAND, WENT_ELSEWHERE } from './match-outgoing.ts';
import { strangeReferences } from './named-in-mail.ts';
import { senderOf } from './parties.ts';

type Row = typeof messages.$inferSelect;

const SAME_REPORT_DAYS = 7;

/** Everything in the base that bears on whose mail this is. */
export async function lookUpMail(
  desk: Desk,
  tx: Transaction,
  row: Row,
  mail: MailReading,
  digests: Digests,
): Promise<Circumstances> {
  const { envelope } = mail;
  const fromStaff = isFromStaff(desk, mail);
  const sender = senderOf(mail, fromStaff)?.address.toLowerCase() ?? null;
  const answered = [...new Set([...envelope.inReplyTo, ...envelope.references])];
  const named = mail.references.map(({ reference }) => reference);
  const fromElsewhere = async () => (sender === null ? [] : await casesOf(tx, sender));
  const isNews = answered.length === 0 && named.length === 0;
  // Asked in one breath: they only read, and none waits for what another says.
  const [thread, copy, same, ofSender] = await Promise.all([
    casesAnswered(tx, answered),
    copyOf(tx, row, digests),
    sameReport(tx, row, digests, mail),
    isNews ? fromElsewhere() : null,
  ]);
  const existing = await existingCases(tx, [...named, ...thread]);
  const concerned = [...new Set([...thread, ...named])].filter((reference) => existing.has(reference));
  const strange = strangeReferences(named, (reference) => existing.has(reference));
  const meant = await existingCases(tx, strange.flatMap(neighbours));
  return {
    fromStaff,
    copyOf: copy,
    sameReport: same,
    thread,
    cases: new Map(
      await Promise.all(
        concerned.map(async (reference) => [reference, await caseAsKnown(desk, tx, reference)] as const),
      ),
    ),
    elsewhere: concerned.length > 0 ? [] : (ofSender ?? (await fromElsewhere())),
    known: (reference) => existing.has(reference) || meant.has(reference),
    shared: sharedDomains(desk.policy),
    letters: mail.bounce ? await lettersAbout(tx, mail.bounce, row.receivedAt) : [],
  };
}

/** Inner headers of a forward are believed only from here. */
export function isFromStaff(desk: Desk, mail: MailReading): boolean {
  if (mail.envelope.sender === 'forged') return false;
  const sender = mail.envelope.from?.address ?? '';
  return isOurAddress(desk, sender) || desk.policy.staffDomains.includes(domainOf(sender));
}

async function existingCases(tx: Transaction, references: string[]): Promise<Set<string>> {
  if (references.length === 0) return new Set();
  const rows = await tx.select({ reference: cases.reference }).from(cases).where(anyOf(cases.reference, references));
  return new Set(rows.map(({ reference }) => reference));
}

/** Two mailboxes receive one mail with other headers, so its content says whether it is the same. */
async function copyOf(tx: Transaction, row: Row, { raw, content }: Digests) {
  if (!row.internetMessageId) return null;
  const [copy] = await tx
    .select({ reference: messages.reference })
    .from(messages)
    .where(
      and(
        eq(messages.internetMessageId, row.internetMessageId),
        or(eq(messages.rawSha256, raw), eq(messages.contentDigest, content)),
        ne(messages.state, 'listed'),
        ne(messages.id, row.id),
        // In Sent Items lies what a colleague handed on to this office; until it came back nobody has read it. Nor does what
        // came into the Inbox say that its copy in Sent Items is on its case, unless an officer put it there as sent.
        row.outgoing
          ? or(eq(messages.outgoing, true), inArray(messages.why, [SENT_BY_HAND, WENT_ELSEWHERE]))
          : or(eq(messages.outgoing, false), isNotNull(messages.reference)),
        // Nor is a copy the original of the mail that it was put aside for, when that is judged once more.
        or(isNotNull(messages.reference), isNull(messages.why), ne(messages.why, SECOND_COPY)),
      ),
    )
    .limit(1);
  return copy ?? null;
}

async function sameReport(tx: Transaction, row: Row, { report }: Digests, mail: MailReading) {
  if (!report) return null;
  const since = new Date(row.receivedAt.getTime() - SAME_REPORT_DAYS * 86_400_000);
  const same = await tx
    .select({ id: messages.id, reference: messages.reference })
    .from(messages)
    .where(
      and(
        eq(messages.reportDigest, report),
        eq(messages.state, 'filed'),
        gte(messages.receivedAt, since),
        ne(messages.id, row.id),
      ),
    );
  const reference = same.find((one) => one.reference)?.reference;
  if (!reference) return null;
  const ids = same.map(({ id }) => id);
  const files = await tx
    .select({ sha256: attachments.sha256 })
    .from(attachments)
    .where(inArray(attachments.message, ids));
  const here = new Set(files.map(({ sha256 }) => sha256));
  return { reference, newFiles: mail.attachments.some(({ sha256 }) => !here.has(sha256)) };
}
