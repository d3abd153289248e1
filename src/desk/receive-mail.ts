import { and, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { attachments } from '../../db/attachments.ts';
import { messages } from '../../db/messages.ts';
import type { Desk, Transaction } from './desk.ts';
import { fetchMail, leaveToAPerson } from './fetch-mail.ts';
import { fileMail } from './file-mail.ts';
import { fileOutgoing } from './file-outgoing.ts';
import { isFromStaff, lookUpMail } from './look-up-mail.ts';
import { type Digests, digestsOf } from './mail-digests.ts';
import type { MailReading } from './mail-reader.ts';
import { matchMail } from './match-mail.ts';
import { nextReference } from './next-reference.ts';
import { inOneBreath, together } from './one-breath.ts';
import { onePlaceAtATime } from './one-place-at-a-time.ts';
import { senderOf } from './parties.ts';
import { rested } from './rests.ts';
import { againOnConflict } from './retry.ts';

type Row = typeof messages.$inferSelect;

/** With the patience of the sweep this is an hour and a little. */
const ENOUGH = 10;

/**
 * Takes one listed mail to where a person finds it, once those before it have their places. May be rung twice: a mail
 * that has its place is left there.
 */
export async function receiveMail(desk: Desk, id: string, turn: Promise<void> = Promise.resolve()): Promise<void> {
  const row = await takeUp(desk, id, isNull(messages.stoppedAt));
  const kept = row && (await fetchMail(desk, row));
  if (!kept) return;
  const mail = await desk.reader.read(kept.open);
  if (!mail) return leaveToSlowReader(desk, id, kept.sha256);
  await placeMail(desk, row, mail, kept.sha256, turn);
}

/**
 * The mail, while it waits for its place and does not rest, as it was before this attempt. One that the desk fails on
 * again and again is left to a person.
 */
export async function takeUp(desk: Desk, id: string, also: SQL): Promise<Row | null> {
  const [taken] = await desk.db
    .update(messages)
    .set({ attempts: sql`${messages.attempts} + 1` })
    .where(and(eq(messages.id, id), eq(messages.state, 'listed'), rested(messages.restsUntil, desk.wall()), also))
    .returning();
  if (!taken) return null;
  const row = { ...taken, attempts: taken.attempts - 1 };
  if (row.attempts < ENOUGH) return row;
  await leaveToAPerson(desk, row, `The desk failed on this mail ${ENOUGH} times; read it in the mailbox`);
  return null;
}

/** Ordinary mail never waits for the slow reader. */
async function leaveToSlowReader(desk: Desk, id: string, rawSha256: string): Promise<void> {
  await desk.db.transaction(async (tx) => {
    await tx.update(messages).set({ rawSha256, stoppedAt: desk.wall() }).where(eq(messages.id, id));
    await desk.bell.ring({ queue: 'slow-mails', id }, { tx });
  });
}

/** Puts a mail that was read where it belongs, when it is its turn. */
export async function placeMail(
  desk: Desk,
  listed: Row,
  mail: MailReading,
  raw: string,
  turn: Promise<void> = Promise.resolve(),
): Promise<void> {
  await againOnConflict(() =>
    desk.db.transaction(async (tx) => {
      await turn;
      await place(desk, tx, listed, mail, raw);
    }),
  );
}

async function place(desk: Desk, tx: Transaction, listed: Row, mail: MailReading, raw: string) {
  const fromStaff = isFromStaff(desk, mail);
  const digests = digestsOf(mail, fromStaff, raw);
  // What looks, looks when this has its lock.
  const locked = inOneBreath(
    onePlaceAtATime(tx),
    tx.select().from(messages).where(eq(messages.id, listed.id)).for('update'),
  );
  const [[, [row]], known, next] = await together(
    locked,
    lookUpMail(desk, tx, listed, mail, digests),
    // Asked for before it is known whether one is needed: a number that no case has matters to nobody.
    mail.classification === 'initial_report' ? nextReference(desk, tx) : null,
    keepAttachments(tx, listed.id, mail),
  );
  if (row?.state !== 'listed') return;
  const description = describe(row, mail, digests, fromStaff);
  const described = { row: { ...row, ...description }, description, mail, fromStaff, next };
  const verdict = row.outgoing
    ? await fileOutgoing(desk, tx, described, known)
    : await fileMail(desk, tx, { ...described, verdict: matchMail(mail, known) });
  desk.counts.mailsReceived(mail.classification);
  desk.log.info({ message: row.id, verdict: verdict.to, classification: mail.classification }, 'mail placed');
}

/** What the ledger keeps of a mail that was read; written together with where it belongs. */
function describe(row: Row, mail: MailReading, digests: Digests, fromStaff: boolean) {
  const sender = senderOf(mail, fromStaff);
  return {
    classification: mail.classification,
    kind: mail.kind,
    internetMessageId: row.internetMessageId ?? mail.envelope.messageId,
    sentAt: mail.envelope.date ? new Date(mail.envelope.date) : null,
    fromAddress: sender?.address.toLowerCase() ?? null,
    fromName: sender?.name ?? null,
    subject: mail.envelope.subject,
    conversation: [...new Set([...mail.envelope.inReplyTo, ...mail.envelope.references])],
    rawSha256: digests.raw,
    contentDigest: digests.content,
    reportDigest: digests.report,
    reading: mail,
  } satisfies Partial<Row>;
}

async function keepAttachments(tx: Transaction, message: string, mail: MailReading) {
  if (mail.attachments.length === 0) return;
  const rows = mail.attachments.map((attachment, number) => ({ ...attachment, message, number }));
  await tx.insert(attachments).values(rows).onConflictDoNothing();
}
