import { and, asc, desc, eq, gte, ne } from 'drizzle-orm';
import type { LedgerAccount } from '../../blocks/parts/ledger-account.ts';
import type { Queryable } from '../../db/database.ts';
import { digests } from '../../db/digests.ts';
import { messages } from '../../db/messages.ts';
import { dayAndTime } from '../case/counting.ts';
import type { Desk } from './desk.ts';
import { isStale, ledgerChecks } from './ledger-checks.ts';
import { readWords } from './mailbox-health.ts';
import { shortName } from './mailboxes.ts';
import { senderOf } from './sender-of.ts';

/** What the office is told each morning of its mail: how much was counted, and what the poll had missed. */
export async function ledgerAccount(desk: Desk): Promise<LedgerAccount | null> {
  const checks = await ledgerChecks(desk);
  const finished = checks.flatMap(({ checkedAt }) => checkedAt ?? []);
  if (finished.length === 0) return null;
  const stale = checks.some((check) => isStale(check, desk.wall()));
  const since = await lastDigest(desk);
  const missed = await missedSince(desk, since);
  return {
    checked: checks.reduce((sum, { checked }) => sum + checked, 0),
    never: checks.filter(({ checkedAt }) => checkedAt === null).map(({ address }) => shortName(address)),
    stale: stale ? readWords(desk, new Date(Math.min(...finished.map(Number)))) : null,
    // Named so that an officer can find it, and says nothing of what is in it.
    missed: missed.map(({ receivedAt, fromAddress }) => ({
      received: dayAndTime(receivedAt, desk.clock.now(), desk.calendar),
      from: senderOf({ fromAddress }),
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

/** Mornings are office time, the ledger is wall time. */
async function lastDigest(desk: Desk): Promise<Date> {
  const [last] = await desk.db.select().from(digests).orderBy(desc(digests.toldAt)).limit(1);
  const ago = last ? desk.clock.now().getTime() - last.toldAt.getTime() : 86_400_000;
  return new Date(desk.wall().getTime() - ago);
}
