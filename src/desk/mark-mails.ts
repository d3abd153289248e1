import { and, asc, eq, sql } from 'drizzle-orm';
import { messages } from '../../db/messages.ts';
import type { Desk } from './desk.ts';
import { MailboxError } from './mailbox.ts';
import { restsUntil } from './rests.ts';

/** As many as Outlook may be asked for in one go without being in anybody's way. */
const AT_ONCE = 20;

/**
 * Shows in Outlook which mails are on a case, by a category with its reference. Nothing hangs on it: a mail is never
 * moved, never marked as read, and never looked for by its category.
 */
export function markMails(desk: Desk): () => Promise<void> {
  let rests = desk.wall();
  let attempts = 0;
  return async () => {
    if (desk.wall() < rests) return;
    try {
      await markSome(desk);
      attempts = 0;
    } catch (error) {
      if (!(error instanceof MailboxError)) throw error;
      rests = restsUntil(desk, error, attempts++);
      desk.log.warn({ trouble: error.trouble }, 'mails are marked later');
    }
  };
}

async function markSome(desk: Desk) {
  const unmarked = await desk.db
    .select({ id: messages.id, mailboxId: messages.mailboxId, reference: messages.reference })
    .from(messages)
    .where(
      and(
        eq(messages.mailbox, desk.mailbox.address),
        eq(messages.state, 'filed'),
        eq(messages.outgoing, false),
        sql`${messages.markedAs} is distinct from ${messages.reference}`,
      ),
    )
    .orderBy(asc(messages.receivedAt))
    .limit(AT_ONCE);
  let away: unknown = null;
  for (const { id, mailboxId, reference } of unmarked) {
    if (reference === null) continue;
    try {
      await desk.mailbox.mark(mailboxId, reference).catch(unlessInVain);
    } catch (error) {
      if (!(error instanceof MailboxError) || error.trouble === 'throttled') throw error;
      // It may be this mail alone; when the next does not go either it is the mailbox.
      if (away !== null) throw error;
      away = error;
      continue;
    }
    await desk.db.update(messages).set({ markedAs: reference }).where(eq(messages.id, id));
  }
  if (away !== null) throw away;
}

/** A mail that has gone, or that may not be changed, is let be; whatever else stands in the way passes. */
function unlessInVain(error: unknown) {
  if (error instanceof MailboxError && (error.trouble === 'not-found' || error.trouble === 'refused')) return;
  throw error;
}
