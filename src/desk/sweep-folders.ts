import { subDays } from 'date-fns/subDays';
import { subMinutes } from 'date-fns/subMinutes';
import { and, eq, isNotNull, like } from 'drizzle-orm';
import { mailboxChecks } from '../../db/mailbox-checks.ts';
import { mailboxState } from '../../db/mailbox-state.ts';
import type { Desk } from './desk.ts';
import { troubleOf } from './log-mailbox-trouble.ts';
import type { Listed, MailboxToRead } from './mailbox.ts';
import { mailboxesOf } from './mailboxes.ts';
import { noteMails, takeUpMoved } from './note-mail.ts';
import { inOfficeTime } from './office-clock.ts';

/** As far as a nightly sweep looks back; what is older has been looked at more than thirty times. */
export const NIGHTLY_DAYS = 35;
const HOURLY_DAYS = 2;

/** What came within these minutes is the poll's to tell. */
const POLLS_TURN_MINUTES = 10;

/** What the slot of a stock-taking begins with. */
const FIRST = 'first';

/**
 * Holds every folder of every mailbox against the ledger, and writes down what the poll was never told of: mail in
 * Junk, mail that a rule or a colleague moved away at once, mail that delta left out. Each hour two days, each
 * night thirty-five. One replica does it; a sweep that was cut off is made up for by the next. A mailbox of which no
 * stock was taken yet is left out: it would open what was dealt with before the desk came.
 */
export async function sweepFolders(desk: Desk, how: 'hourly' | 'nightly', stop?: AbortSignal): Promise<void> {
  const hour = desk.wall().toISOString().slice(0, 13);
  const days = how === 'nightly' ? NIGHTLY_DAYS : HOURLY_DAYS;
  for (const mailbox of mailboxesOf(desk)) {
    if (!(await isStocked(desk, mailbox))) continue;
    await check(desk, mailbox, { slot: `${how} ${hour}`, days, stop }).catch((error: unknown) => {
      desk.log.warn({ mailbox: mailbox.address, ...troubleOf(error) }, 'the folders could not be looked through');
    });
  }
}

/**
 * The first look into a mailbox only takes stock: what lay in other folders before the desk came was dealt with
 * before it came. Its Inbox is the poll's, old or new, and has its first round behind it then, whichever replica made
 * it. Nothing waits for the first round through Sent Items, which may take hours or come to no end. Returns whether
 * stock has been taken, now or long ago.
 */
export async function takeStock(desk: Desk, mailbox: MailboxToRead, stop?: AbortSignal): Promise<boolean> {
  if (await isStocked(desk, mailbox)) return true;
  const [state] = await desk.db.select().from(mailboxState).where(eq(mailboxState.mailbox, mailbox.address));
  if (!state?.polledAt) return false;
  // Named by the second, because one that was cut off must be made up for by whoever comes first.
  const slot = `${FIRST} ${desk.wall().toISOString().slice(0, 19)}`;
  await check(desk, mailbox, { slot, days: NIGHTLY_DAYS, cameBefore: inOfficeTime(desk, state.begunAt), stop });
  return await isStocked(desk, mailbox);
}

async function isStocked({ db }: Desk, { address }: MailboxToRead): Promise<boolean> {
  const [first] = await db
    .select({ id: mailboxChecks.id })
    .from(mailboxChecks)
    .where(
      and(
        eq(mailboxChecks.mailbox, address),
        like(mailboxChecks.slot, `${FIRST} %`),
        isNotNull(mailboxChecks.finishedAt),
      ),
    )
    .limit(1);
  return first !== undefined;
}

type Look = {
  slot: string;
  days: number;
  /** Stock is taken, of what had come by then; what came later is for the next sweep. Office time. */
  cameBefore?: Date;
  stop?: AbortSignal | undefined;
};

async function check(desk: Desk, mailbox: MailboxToRead, { slot, days, cameBefore, stop }: Look) {
  const [mine] = await desk.db
    .insert(mailboxChecks)
    .values({ mailbox: mailbox.address, slot, days, startedAt: desk.wall() })
    .onConflictDoNothing()
    .returning({ id: mailboxChecks.id });
  if (!mine) return;
  const sentToCome = await isSentToCome(desk, mailbox);
  const since = subDays(desk.clock.now(), days);
  const seen = new Set<string>();
  let found = 0;
  let page: string | null = null;
  do {
    if (stop?.aborted) return;
    const stretch = await mailbox.lookBack(since, page);
    const mails = stretch.mails.filter(({ id, isDraft }) => !isDraft && !seen.has(id));
    for (const { id } of mails) seen.add(id);
    if (cameBefore) await keepUnread(desk, mailbox.address, mails, cameBefore);
    else found += await noteUnknown(desk, mailbox.address, mails, sentToCome);
    page = stretch.next;
  } while (page !== null);
  await desk.db
    .update(mailboxChecks)
    .set({ checked: seen.size, found, finishedAt: desk.wall() })
    .where(eq(mailboxChecks.id, mine.id));
}

async function keepUnread(desk: Desk, mailbox: string, mails: Listed[], cameBefore: Date) {
  const due = mails.filter(({ folder, receivedAt }) => folder !== 'inbox' && receivedAt < cameBefore);
  const old = { before: cameBefore, why: 'It lay in another folder before the desk began' };
  await desk.db.transaction((tx) => noteMails(desk, tx, due, { mailbox, bySweep: true, old }));
}

/** Whether the first round through Sent Items is still under way. */
async function isSentToCome({ db }: Desk, { address }: MailboxToRead): Promise<boolean> {
  const [state] = await db.select().from(mailboxState).where(eq(mailboxState.mailbox, address));
  return !state?.sentPolledAt;
}

async function noteUnknown(desk: Desk, mailbox: string, mails: Listed[], sentToCome: boolean): Promise<number> {
  const young = subMinutes(desk.clock.now(), POLLS_TURN_MINUTES);
  const due = mails.filter(({ receivedAt }) => receivedAt <= young);
  const seen = { mailbox, bySweep: true, sentToCome, old: null };
  const inInbox = mails.filter(({ folder }) => folder === 'inbox');
  const found = await desk.db.transaction(async (tx) => {
    await takeUpMoved(desk, tx, mailbox, inInbox);
    return noteMails(desk, tx, due, seen);
  });
  for (const { folder } of found) {
    desk.counts.mailsFoundBySweep(folder);
    // Nothing else looks into Junk.
    desk.log[folder === 'junk' ? 'info' : 'warn']({ mailbox, folder }, 'a mail was found only by looking back');
  }
  return found.length;
}
