import { and, eq, inArray, sql } from 'drizzle-orm';
import { mailboxState } from '../../db/mailbox-state.ts';
import { messages } from '../../db/messages.ts';
import type { Desk, Transaction } from './desk.ts';
import { type HeardFolder, type Listed, MailboxError, type MailboxToRead } from './mailbox.ts';
import { noteDeparture, noteMails, takeUpMoved } from './note-mail.ts';
import { inOfficeTime } from './office-clock.ts';

/** More pages than a night's mail; the next poll goes on from there. */
const MOST_PAGES = 200;

/**
 * Reads what is new in a folder since the last time, page by page; each page and its cursor are one commit. A walk that
 * has to begin again a second time comes to no end, and throws.
 */
export async function pollFolder(desk: Desk, mailbox: MailboxToRead, folder: HeardFolder): Promise<void> {
  let begunAgain = false;
  for (let page = 0; page < MOST_PAGES; page++) {
    const goesOn = await desk.db.transaction((tx) => takePage(desk, tx, mailbox, folder));
    if (goesOn === 'at its end') return;
    if (goesOn === 'from the beginning' && begunAgain) throw noEnd();
    begunAgain ||= goesOn === 'from the beginning';
  }
}

const BEFORE = 'It was sent before the desk began';

type GoesOn = 'behind this page' | 'from the beginning' | 'at its end';

/** One replica polls at a time: the lock lives as long as the transaction, also when its process does not. */
async function takePage(desk: Desk, tx: Transaction, mailbox: MailboxToRead, folder: HeardFolder): Promise<GoesOn> {
  const { address } = mailbox;
  const [lock] = await tx.execute<{ mine: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtext(${`poll ${address}`})) as mine`,
  );
  if (!lock?.mine) return 'at its end';
  const state = await stateOf(tx, address, folder);
  const asked = desk.wall();
  const page = await mailbox.listen(folder, state.cursor);
  if (page === 'resync') {
    if (state.cursor === null) throw noEnd();
    // Starting over announces nothing twice: the ledger knows every mail already.
    await save(tx, address, folder, { asked, cursor: null });
    return 'from the beginning';
  }
  // One that came and left again within a page is written down too.
  const came = page.mails.filter(({ gone, isDraft }) => !gone && !isDraft);
  const firstRound = folder === 'sent' && state.polledAt === null;
  const advancedAt = firstRound && (await anyUnknown(tx, address, came)) ? desk.wall() : null;
  // The first round through Sent Items goes through years of letters that were answered long ago.
  const old = firstRound ? { before: inOfficeTime(desk, state.begunAt ?? asked), why: BEFORE } : null;
  if (folder === 'inbox') await takeUpMoved(desk, tx, address, came);
  await noteMails(desk, tx, came, { mailbox: address, bySweep: false, old });
  for (const { id, gone } of page.mails) if (gone) await noteDeparture(desk, tx, address, id);
  const polledAt = page.more ? null : desk.wall();
  await save(tx, address, folder, { asked, cursor: page.cursor, polledAt, advancedAt });
  return page.more ? 'behind this page' : 'at its end';
}

function noEnd(): MailboxError {
  return new MailboxError('list its mails to their end', 'unavailable');
}

/** Where a walk began again, it comes to mails that the ledger knows, and no further than before. */
async function anyUnknown(tx: Transaction, mailbox: string, mails: Listed[]): Promise<boolean> {
  const ids = new Set(mails.map(({ id }) => id));
  const known = and(eq(messages.mailbox, mailbox), inArray(messages.mailboxId, [...ids]));
  return ids.size > (await tx.$count(messages, known));
}

type Progress = { asked: Date; cursor: string | null; polledAt?: Date | null; advancedAt?: Date | null };

async function stateOf(tx: Transaction, mailbox: string, folder: HeardFolder) {
  const [state] = await tx.select().from(mailboxState).where(eq(mailboxState.mailbox, mailbox));
  const begunAt = state?.begunAt ?? null;
  if (folder === 'sent') return { begunAt, cursor: state?.sentCursor ?? null, polledAt: state?.sentPolledAt ?? null };
  return { begunAt, cursor: state?.cursor ?? null, polledAt: state?.polledAt ?? null };
}

async function save(tx: Transaction, mailbox: string, folder: HeardFolder, progress: Progress) {
  const { asked, cursor, polledAt, advancedAt } = progress;
  const state =
    folder === 'sent'
      ? {
          sentCursor: cursor,
          ...(polledAt && { sentPolledAt: polledAt }),
          ...(advancedAt && { sentAdvancedAt: advancedAt }),
        }
      : { cursor, ...(polledAt && { polledAt }) };
  await tx
    .insert(mailboxState)
    .values({ mailbox, begunAt: asked, ...state })
    .onConflictDoUpdate({ target: mailboxState.mailbox, set: state });
}
