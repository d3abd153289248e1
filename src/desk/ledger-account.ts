import { subHours } from 'date-fns/subHours';
import { and, asc, desc, eq, gte, isNotNull, ne } from 'drizzle-orm';
import type { LedgerAccount } from '../../blocks/parts/ledger-account.ts';
import type { Queryable } from '../../db/database.ts';
import { digests } from '../../db/digests.ts';
import { mailboxChecks } from '../../db/mailbox-checks.ts';
import { messages } from '../../db/messages.ts';
import { dayAndTime } from '../case/counting.ts';
import { domainOf } from './contact.ts';
import type { Desk } from './desk.ts';
import { readWords } from './mailbox-health.ts';
import { mailboxesOf, shortName } from './mailboxes.ts';
import { NIGHTLY_DAYS } from './sweep-folders.ts';

/** A night's check that is older than this was missed. */
const STALE_HOURS = 30;

/** What the office is told each morning of its mail: how much was counted, and what the poll had missed. */
export async function ledgerAccount(desk: Desk): Promise<LedgerAccount | null> {
  const addresses = mailboxesOf(desk).map(({ address }) => address);
  const checks = await Promise.all(addresses.map((address) => lastCheck(desk, address)));
  const finished = checks.flatMap((check) => (check?.finishedAt ? [{ ...check, at: check.finishedAt }] : []));
  if (finished.length === 0) return null;
  const oldest = finished.map(({ at }) => at).reduce((one, other) => (one < other ? one : other));
  const since = await lastDigest(desk);
  const missed = await missedSince(desk, since);
  return {
    checked: finished.reduce((sum, { checked }) => sum + checked, 0),
    never: addresses.filter((address) => !finished.some(({ mailbox }) => mailbox === address)).map(shortName),
    stale: oldest < subHours(desk.wall(), STALE_HOURS) ? readWords(desk, oldest) : null,
    // Named so that an officer can find it, and says nothing of what is in it.
    missed: missed.map(({ receivedAt, fromAddress }) => ({
      received: dayAndTime(receivedAt, desk.clock.now(), desk.calendar),
      from: fromAddress ? domainOf(fromAddress) : 'an unknown sender',
    })),
    junk: await desk.db.$count(messages, and(foundSince(since), eq(messages.folder, 'junk'))),
  };
}

/** Mails that the poll should have told of and did not, by when they came. It tells of no mail that goes to Junk. */
export async function missedSince({ db }: { db: Queryable }, since: Date) {
  return await db
    .select({ receivedAt: messages.receivedAt, fromAddress: messages.fromAddress })
    .from(messages)
    .where(and(foundSince(since), ne(messages.folder, 'junk')))
    .orderBy(asc(messages.receivedAt));
}

function foundSince(since: Date) {
  return and(eq(messages.foundBySweep, true), gte(messages.listedAt, since));
}

async function lastCheck({ db }: Desk, address: string) {
  const [check] = await db
    .select()
    .from(mailboxChecks)
    .where(
      and(
        eq(mailboxChecks.mailbox, address),
        eq(mailboxChecks.days, NIGHTLY_DAYS),
        isNotNull(mailboxChecks.finishedAt),
      ),
    )
    .orderBy(desc(mailboxChecks.finishedAt))
    .limit(1);
  return check;
}

/** Mornings are office time, the ledger is wall time. */
async function lastDigest(desk: Desk): Promise<Date> {
  const [last] = await desk.db.select().from(digests).orderBy(desc(digests.toldAt)).limit(1);
  const ago = last ? desk.clock.now().getTime() - last.toldAt.getTime() : 86_400_000;
  return new Date(desk.wall().getTime() - ago);
}
