import { subHours } from 'date-fns/subHours';
import { and, desc, eq, inArray, isNotNull } from 'drizzle-orm';
import { mailboxChecks } from '../../db/mailbox-checks.ts';
import { mailboxState } from '../../db/mailbox-state.ts';
import type { Desk } from './desk.ts';
import { mailboxesOf } from './mailboxes.ts';
import { NIGHTLY_DAYS } from './sweep-folders.ts';

/**
 * A check that is older than this has missed a night. From one at 03:15 to the next morning's digest at 08:45 are 29½ hours,
 * and 28½ when the clocks go forward; to the next check that is not missed, 25 at most and the time that it takes.
 */
export const STALE_HOURS = 28;

export type LedgerCheck = {
  address: string;
  /** Wall time of the last that was finished, of a night or the first of all. */
  checkedAt: Date | null;
  /** Mails that it counted. */
  checked: number;
};

/** When each mailbox that the desk reads was last held whole against the ledger. */
export async function ledgerChecks(desk: Desk): Promise<LedgerCheck[]> {
  return Promise.all(
    mailboxesOf(desk).map(async ({ address }) => {
      const last = await lastCheck(desk, address);
      return { address, checkedAt: last?.finishedAt ?? null, checked: last?.checked ?? 0 };
    }),
  );
}

export function isStale({ checkedAt }: LedgerCheck, wall: Date): boolean {
  return checkedAt !== null && checkedAt < subHours(wall, STALE_HOURS);
}

/** For how long the mailbox that is worst off has not been checked; one that never was, since the desk first read it. */
export async function uncheckedMs(desk: Desk): Promise<number> {
  const checks = await ledgerChecks(desk);
  const addresses = checks.map(({ address }) => address);
  const states = await desk.db.select().from(mailboxState).where(inArray(mailboxState.mailbox, addresses));
  const begun = new Map(states.map(({ mailbox, begunAt }) => [mailbox, begunAt]));
  const since = checks.map(({ address, checkedAt }) => Number(checkedAt ?? begun.get(address) ?? desk.begun));
  return desk.wall().getTime() - Math.min(...since);
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
