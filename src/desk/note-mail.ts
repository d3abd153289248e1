import { and, eq, inArray, isNull, ne } from 'drizzle-orm';
import { letters } from '../../db/letters.ts';
import { messages } from '../../db/messages.ts';
import type { Desk, Transaction } from './desk.ts';
import { isChanged } from './letter-outcome.ts';
import type { Listed } from './mailbox.ts';

type Seen = {
  mailbox: string;
  bySweep: boolean;
  /** Sent Items still have their first round before them, which tells of what was sent in its turn. */
  sentToCome?: boolean;
  /** What was there before the desk is written down, with this reason, and not read. Office time. */
  old: { before: Date; why: string } | null;
};

/**
 * Writes mails into the ledger and rings for them to be read; returns those that had been missed. A mail is known by its
 * address in the mailbox alone: two mails with one Message-ID are two mails until their bytes say otherwise. Missed is
 * only one of which no copy is here: what people and rules copy into other folders, the poll had told of.
 */
export async function noteMails(desk: Desk, tx: Transaction, mails: Listed[], seen: Seen): Promise<Listed[]> {
  if (mails.length === 0) return [];
  const { ours, doubted } = await ownLetters(tx, mails);
  // A mail may stand on a page twice.
  const each = [...new Map(mails.map((mail) => [mail.id, mail])).values()];
  const told = each.filter(({ outgoing }) => !(outgoing && seen.sentToCome));
  const missed = seen.bySweep ? await withoutCopy(tx, told, seen.mailbox) : new Set<Listed>();
  const { id, mailboxId, state, foundBySweep } = messages;
  const fresh = await tx
    .insert(messages)
    .values(each.map((mail) => rowOf(mail, seen, { ours, missed })))
    .onConflictDoNothing()
    .returning({ id, mailboxId, state, foundBySweep });
  const unread = fresh.filter(({ state }) => state === 'listed');
  const works = [...toRead(each, unread), ...doubted.map((id) => ({ queue: 'letters', id }) as const)];
  if (works.length > 0) await desk.bell.ring(works, { tx });
  const found = new Set(fresh.flatMap((row) => (row.foundBySweep ? [row.mailboxId] : [])));
  return each.filter((mail) => found.has(mail.id));
}

/**
 * Takes up what lay elsewhere when stock was taken, and was moved into the Inbox since: a report that somebody fetched out
 * of Junk. Nothing else that came from outside is kept without having been fetched, or settled by an officer.
 */
export async function takeUpMoved(desk: Desk, tx: Transaction, mailbox: string, mails: Listed[]): Promise<void> {
  if (mails.length === 0) return;
  const ids = mails.map(({ id }) => id);
  const unread = and(eq(messages.state, 'kept'), isNull(messages.rawSha256), isNull(messages.settledBy));
  const moved = await tx
    .update(messages)
    .set({ state: 'listed', why: null, folder: 'inbox', listedAt: desk.wall(), goneAt: null })
    .where(and(eq(messages.mailbox, mailbox), inArray(messages.mailboxId, ids), unread, eq(messages.outgoing, false)))
    .returning({ id: messages.id, mailboxId: messages.mailboxId });
  const works = toRead(mails, moved);
  if (works.length > 0) await desk.bell.ring(works, { tx });
}

type Unread = { id: string; mailboxId: string }[];

/** The database may give them back in any order, and they are read in the order in which they came. */
function toRead(mails: Listed[], unread: Unread) {
  const ids = new Map(unread.map((row) => [row.mailboxId, row.id]));
  return mails.flatMap((mail) => ids.get(mail.id) ?? []).map((id) => ({ queue: 'mails', id }) as const);
}

type Told = { ours: Set<string>; missed: Set<Listed> };

function rowOf(mail: Listed, seen: Seen, { ours, missed }: Told): typeof messages.$inferInsert {
  const own = mail.outgoing && ours.has(mail.internetMessageId ?? '') ? 'A letter of our own' : null;
  const why = own ?? (seen.old && mail.receivedAt < seen.old.before ? seen.old.why : null);
  return {
    mailbox: seen.mailbox,
    mailboxId: mail.id,
    internetMessageId: mail.internetMessageId,
    folder: mail.folder,
    outgoing: mail.outgoing,
    foundBySweep: missed.has(mail) && why === null,
    receivedAt: mail.receivedAt,
    state: why === null ? 'listed' : 'kept',
    why,
  };
}

/** Those of which nothing lies in this mailbox that the ledger knows; of several copies the first. */
async function withoutCopy(tx: Transaction, mails: Listed[], mailbox: string): Promise<Set<Listed>> {
  const named = mails.flatMap(({ internetMessageId }) => internetMessageId ?? []);
  const rows = await tx
    .select({ name: messages.internetMessageId })
    .from(messages)
    .where(and(eq(messages.mailbox, mailbox), inArray(messages.internetMessageId, named)));
  const here = new Set(rows.map(({ name }) => name));
  const missed = new Set<Listed>();
  for (const mail of mails) {
    const name = mail.internetMessageId;
    if (name === null || !here.has(name)) missed.add(mail);
    if (name !== null) here.add(name);
  }
  return missed;
}

/**
 * What the desk sent itself is written down already, as a letter. One that was taken back is none: a colleague sent its
 * draft; nor is one whose draft was changed, until it was read what left and to whom. Locked, so that who takes it back in
 * this moment hears of it. doubted: the letters that an officer was asked about, which nobody looks for any more.
 */
async function ownLetters(tx: Transaction, mails: Listed[]): Promise<{ ours: Set<string>; doubted: string[] }> {
  const sent = mails.flatMap(({ outgoing, internetMessageId }) =>
    outgoing && internetMessageId ? [internetMessageId] : [],
  );
  if (sent.length === 0) return { ours: new Set(), doubted: [] };
  const rows = await tx
    .select({ id: letters.id, name: letters.internetMessageId, state: letters.state, trouble: letters.trouble })
    .from(letters)
    .where(and(inArray(letters.internetMessageId, sent), ne(letters.state, 'withdrawn')))
    .for('share');
  const known = rows.filter((letter) => !isChanged(letter));
  return {
    ours: new Set(known.flatMap(({ name }) => name ?? [])),
    doubted: known.flatMap(({ id, state }) => (state === 'needs-person' ? [id] : [])),
  };
}

/** Moved or deleted by a colleague: what is on a case stays on it. */
export async function noteDeparture(desk: Desk, tx: Transaction, mailbox: string, mailboxId: string): Promise<void> {
  await tx
    .update(messages)
    .set({ goneAt: desk.clock.now() })
    .where(and(eq(messages.mailbox, mailbox), eq(messages.mailboxId, mailboxId)));
}
