import { eq, sql } from 'drizzle-orm';
import { mailboxState } from '../../db/mailbox-state.ts';
import type { Desk, Transaction } from './desk.ts';
import { type HeardFolder, MailboxError, type MailboxToRead } from './mailbox.ts';
import { noteDeparture, noteMails } from './note-mail.ts';

/** More pages than a night's mail; the next poll goes on from there. */
const MOST_PAGES = 200;

/** Reads what is new since the last time in Inbox and Sent Items, page by page; each page and its cursor are one commit. */
export async function pollMailbox(desk: Desk, mailbox: MailboxToRead): Promise<void> {
  for (const folder of ['inbox', 'sent'] as const) {
    let more = true;
    for (let page = 0; more && page < MOST_PAGES; page++) {
      more = await desk.db.transaction((tx) => takePage(desk, tx, mailbox, folder));
    }
  }
}

/** One replica polls at a time: the lock lives as long as the transaction, also when its process does not. */
async function takePage(desk: Desk, tx: Transaction, mailbox: MailboxToRead, folder: HeardFolder): Promise<boolean> {
  const { address } = mailbox;
  const [lock] = await tx.execute<{ mine: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtext(${`poll ${address}`})) as mine`,
  );
  if (!lock?.mine) return false;
  const state = await stateOf(tx, address, folder);
  const asked = desk.wall();
  const page = await mailbox.listen(folder, state.cursor);
  if (page === 'resync') {
    if (state.cursor === null) throw new MailboxError('list its mails from the beginning', 'unavailable');
    // Starting over announces nothing twice: the ledger knows every mail already.
    await save(tx, address, folder, { asked, cursor: null });
    return true;
  }
  // The first round through Sent Items goes through years of letters that were answered long ago.
  const old = folder === 'sent' && state.polledAt === null ? 'It was sent before the desk began' : null;
  // One that came and left again within a page is written down too.
  const came = page.mails.filter(({ gone, isDraft }) => !gone && !isDraft);
  await noteMails(desk, tx, came, { mailbox: address, bySweep: false, old });
  for (const { id, gone } of page.mails) if (gone) await noteDeparture(desk, tx, address, id);
  await save(tx, address, folder, { asked, cursor: page.cursor, ...(!page.more && { polledAt: desk.wall() }) });
  return page.more;
}

type Progress = { asked: Date; cursor: string | null; polledAt?: Date | null };

async function stateOf(tx: Transaction, mailbox: string, folder: HeardFolder) {
  const [state] = await tx.select().from(mailboxState).where(eq(mailboxState.mailbox, mailbox));
  if (folder === 'sent') return { cursor: state?.sentCursor ?? null, polledAt: state?.sentPolledAt ?? null };
  return { cursor: state?.cursor ?? null, polledAt: state?.polledAt ?? null };
}

async function save(tx: Transaction, mailbox: string, folder: HeardFolder, { asked, cursor, polledAt }: Progress) {
  const state =
    folder === 'sent'
      ? { sentCursor: cursor, ...(polledAt && { sentPolledAt: polledAt }) }
      : { cursor, ...(polledAt && { polledAt }) };
  await tx
    .insert(mailboxState)
    .values({ mailbox, begunAt: asked, ...state })
    .onConflictDoUpdate({ target: mailboxState.mailbox, set: state });
}
