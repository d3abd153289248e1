import { addSeconds } from 'date-fns/addSeconds';
import { and, eq } from 'drizzle-orm';
import { messages } from '../../db/messages.ts';
import { announceHeld } from './announce-mail.ts';
import type { Desk } from './desk.ts';
import { MailboxError, type MailboxToRead } from './mailbox.ts';
import { mailboxNamed } from './mailboxes.ts';
import { type KeptMail, keepRaw, readRaw } from './raw-mail.ts';

type Row = typeof messages.$inferSelect;

const AGAIN_SECONDS = 20;
/** For so long a mail that was just listed need not be there. */
const NEW_SECONDS = 120;

/** Keeps the mail as it arrived, under its hash; null when there is nothing to keep, or not yet. */
export async function fetchMail(desk: Desk, row: Row): Promise<KeptMail | null> {
  const sha256 = row.rawSha256;
  // A mail that is judged once more is here already, wherever its original went.
  if (sha256) return { sha256, open: () => readRaw(desk.db, sha256) };
  const mailbox = mailboxNamed(desk, row.mailbox);
  if (!mailbox) {
    await leaveToAPerson(desk, row, 'It lies in a mailbox that this desk no longer reads');
    return null;
  }
  return await fetchFrom(desk, mailbox, row, 'for the first time');
}

async function fetchFrom(
  desk: Desk,
  mailbox: MailboxToRead,
  row: Row,
  asks: 'for the first time' | 'once more',
): Promise<KeptMail | null> {
  try {
    return await keepRaw(desk.db, mailbox.raw(row.mailboxId));
  } catch (error) {
    if (!(error instanceof MailboxError)) throw error;
    if (isNotThereYet(desk, row, error) || (await isOutage(mailbox, error))) await tryLater(desk, row, error);
    else if (!isNotThere(error)) throw error;
    // An outage that called it gone may have ended before the mailbox was asked how it is.
    else if (asks === 'for the first time') return fetchFrom(desk, mailbox, row, 'once more');
    // Deleted between the poll and now: its row stays as the evidence, for a person to ask about.
    else await leaveToAPerson(desk, row, 'It left the mailbox before it could be read');
    return null;
  }
}

/** A mail that got its place meanwhile stays there. */
export async function leaveToAPerson(desk: Desk, { id }: Row, why: string): Promise<void> {
  const held = await desk.db.transaction(async (tx) => {
    const waiting = and(eq(messages.id, id), eq(messages.state, 'listed'));
    const [row] = await tx.update(messages).set({ state: 'held', why }).where(waiting).returning();
    if (row) await announceHeld(desk, tx, row, { why, quiet: false });
    return row !== undefined;
  });
  if (held) desk.log.warn({ message: id, why }, 'mail left to a person');
}

function isNotThere({ trouble }: MailboxError): boolean {
  return trouble === 'not-found';
}

/** A mail may be told of before it can be had. */
function isNotThereYet(desk: Desk, { listedAt }: Row, error: MailboxError): boolean {
  return isNotThere(error) && desk.wall() < addSeconds(listedAt, NEW_SECONDS);
}

/**
 * What a mailbox puts off, it will give; an outage of the whole mailbox, which may call each mail gone, says nothing
 * about this one. A mail that fails while others do not is a hard one.
 */
async function isOutage(mailbox: MailboxToRead, error: MailboxError): Promise<boolean> {
  if (error.trouble === 'throttled' || error.retryAfter !== null) return true;
  return await mailbox.check().then(
    () => false,
    () => true,
  );
}

async function tryLater(desk: Desk, row: Row, error: MailboxError) {
  // Some say "in no time" and go on refusing.
  const after = addSeconds(desk.wall(), Math.max(error.retryAfter ?? AGAIN_SECONDS, 1));
  const resting = { attempts: row.attempts, restsUntil: after };
  await desk.db.update(messages).set(resting).where(eq(messages.id, row.id));
  await desk.bell.ring({ queue: 'mails', id: row.id }, { after });
}
