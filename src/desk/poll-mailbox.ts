import { eq, sql } from 'drizzle-orm';
import { mailboxState } from '../../db/mailbox-state.ts';
import { messages } from '../../db/messages.ts';
import type { Desk, Transaction } from './desk.ts';
import type { Listed, Page } from './mailbox.ts';

/** Reads what is new since the last time, page by page; each page and its cursor are one commit. */
export async function pollMailbox(desk: Desk): Promise<void> {
  for (let more = true; more; ) more = await desk.db.transaction((tx) => takePage(desk, tx));
}

/** One replica polls at a time: the lock lives as long as the transaction, also when its process does not. */
async function takePage(desk: Desk, tx: Transaction): Promise<boolean> {
  const mailbox = desk.mailbox.address;
  const [lock] = await tx.execute<{ mine: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtext(${`poll ${mailbox}`})) as mine`,
  );
  if (!lock?.mine) return false;
  const [state] = await tx.select().from(mailboxState).where(eq(mailboxState.mailbox, mailbox));
  const page = await desk.mailbox.listen(state?.cursor ?? null);
  if (page === 'resync') {
    // Starting over announces nothing twice: the ledger knows every mail already.
    await save(tx, mailbox, { cursor: null });
    return true;
  }
  for (const mail of page.mails) await note(desk, tx, mail);
  await save(tx, mailbox, { cursor: page.cursor, ...(!page.more && { polledAt: desk.wall() }) });
  return page.more;
}

async function save(tx: Transaction, mailbox: string, state: { cursor: Page['cursor'] | null; polledAt?: Date }) {
  await tx
    .insert(mailboxState)
    .values({ mailbox, ...state })
    .onConflictDoUpdate({ target: mailboxState.mailbox, set: state });
}

async function note(desk: Desk, tx: Transaction, mail: Listed) {
  if (mail.isDraft) return;
  const here = { mailbox: desk.mailbox.address, mailboxId: mail.id };
  if (mail.gone) {
    // Moved or deleted by a colleague: what is on a case stays on it.
    await tx
      .update(messages)
      .set({ goneAt: desk.clock.now() })
      .where(sql`${messages.mailbox} = ${here.mailbox} and ${messages.mailboxId} = ${here.mailboxId}`);
    return;
  }
  const [fresh] = await tx
    .insert(messages)
    .values({
      ...here,
      internetMessageId: mail.internetMessageId,
      receivedAt: mail.receivedAt,
      state: 'listed',
    })
    .onConflictDoNothing()
    .returning({ id: messages.id });
  if (fresh) await desk.bell.ring({ queue: 'mails', id: fresh.id }, { tx });
}
