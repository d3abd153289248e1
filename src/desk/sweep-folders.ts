import { subDays } from 'date-fns/subDays';
import { subMinutes } from 'date-fns/subMinutes';
import { and, eq, isNotNull } from 'drizzle-orm';
import { mailboxChecks } from '../../db/mailbox-checks.ts';
import type { Desk } from './desk.ts';
import type { Listed, MailboxToRead } from './mailbox.ts';
import { mailboxesOf } from './mailboxes.ts';
import { noteMails } from './note-mail.ts';

/** As far as a nightly sweep looks back; what is older has been looked at more than thirty times. */
export const NIGHTLY_DAYS = 35;
const HOURLY_DAYS = 2;

/** What came within these minutes is the poll's to tell. */
const POLLS_TURN_MINUTES = 10;

/**
 * Holds every folder of every mailbox against the ledger, and writes down what the poll was never told of: mail in
 * Junk, mail that a rule or a colleague moved away at once, mail that delta left out. Each hour two days, each
 * night thirty-five. One replica does it; a sweep that was cut off is made up for by the next.
 */
export async function sweepFolders(desk: Desk, how: 'hourly' | 'nightly', stop?: AbortSignal): Promise<void> {
  const hour = desk.wall().toISOString().slice(0, 13);
  const days = how === 'nightly' ? NIGHTLY_DAYS : HOURLY_DAYS;
  const failures: unknown[] = [];
  for (const mailbox of mailboxesOf(desk)) {
    await check(desk, mailbox, { slot: `${how} ${hour}`, days, first: false, stop }).catch((error: unknown) =>
      failures.push(error),
    );
  }
  if (failures.length > 0) throw failures[0];
}

/**
 * The first look into a mailbox only takes stock: what lay in other folders before the desk came was dealt with
 * before it came. Its Inbox is the poll's, old or new.
 */
export async function takeStock(desk: Desk, mailbox: MailboxToRead): Promise<void> {
  const finished = and(eq(mailboxChecks.mailbox, mailbox.address), isNotNull(mailboxChecks.finishedAt));
  const [checked] = await desk.db.select({ id: mailboxChecks.id }).from(mailboxChecks).where(finished).limit(1);
  if (checked) return;
  // Named by the second, because one that was cut off must be made up for by whoever comes first.
  const slot = `first ${desk.wall().toISOString().slice(0, 19)}`;
  await check(desk, mailbox, { slot, days: NIGHTLY_DAYS, first: true });
}

type Look = { slot: string; days: number; first: boolean; stop?: AbortSignal | undefined };

async function check(desk: Desk, mailbox: MailboxToRead, { slot, days, first, stop }: Look) {
  const [mine] = await desk.db
    .insert(mailboxChecks)
    .values({ mailbox: mailbox.address, slot, days, startedAt: desk.wall() })
    .onConflictDoNothing()
    .returning({ id: mailboxChecks.id });
  if (!mine) return;
  const since = subDays(desk.clock.now(), days);
  const seen = new Set<string>();
  let found = 0;
  let page: string | null = null;
  do {
    if (stop?.aborted) return;
    const stretch = await mailbox.lookBack(since, page);
    const mails = stretch.mails.filter(({ id, isDraft }) => !isDraft && !seen.has(id));
    for (const { id } of mails) seen.add(id);
    found += await noteUnknown(desk, mailbox.address, mails, first);
    page = stretch.next;
  } while (page !== null);
  await desk.db
    .update(mailboxChecks)
    .set({ checked: seen.size, found, finishedAt: desk.wall() })
    .where(eq(mailboxChecks.id, mine.id));
}

async function noteUnknown(desk: Desk, mailbox: string, mails: Listed[], first: boolean): Promise<number> {
  const young = subMinutes(desk.clock.now(), POLLS_TURN_MINUTES);
  const due = mails.filter(({ folder, receivedAt }) => (first ? folder !== 'inbox' : receivedAt <= young));
  const old = first ? 'It lay in another folder before the desk began' : null;
  const found = await desk.db.transaction((tx) => noteMails(desk, tx, due, { mailbox, bySweep: true, old }));
  for (const { folder } of found) {
    desk.counts.mailsFoundBySweep(folder);
    desk.log.warn({ folder }, 'a mail was found only by looking back');
  }
  return found.length;
}
