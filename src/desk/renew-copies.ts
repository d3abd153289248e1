import { eq, sql } from 'drizzle-orm';
import { copies } from '../../db/copies.ts';
import type { Queryable } from '../../db/database.ts';
import { copiesFingerprint } from './copies-fingerprint.ts';
import type { Desk } from './desk.ts';
import { rebuildCases } from './rebuild-cases.ts';

/**
 * Makes the copies of all cases anew when they were made by other rules, another calendar or another version. One
 * replica does it at a time, and from the beginning when it was cut off. Returns whether there is nothing left to do:
 * false when the desk was stopped or another replica is at it.
 */
export async function renewCopies(desk: Desk, stop?: AbortSignal): Promise<boolean> {
  const fingerprint = copiesFingerprint(desk);
  if (await areMadeBy(desk.db, fingerprint)) return true;
  // The lock lives as long as this transaction, also when its process does not; each case is written in one of its own.
  return desk.db.transaction(async (tx) => {
    const [lock] = await tx.execute<{ mine: boolean }>(
      sql`select pg_try_advisory_xact_lock(hashtext('copies')) as mine`,
    );
    if (!lock?.mine) return false;
    if (await areMadeBy(tx, fingerprint)) return true;
    const { rebuilt, failed } = await rebuildCases(desk, { listOn: tx, stop });
    if (stop?.aborted) return false;
    desk.log.info({ rebuilt, failed }, 'the copies of all cases were made anew');
    // What could not be followed is tried again when the desk starts again, and not before.
    if (failed === 0) {
      const made = { fingerprint, madeAt: desk.wall() };
      await tx
        .insert(copies)
        .values({ id: 1, ...made })
        .onConflictDoUpdate({ target: copies.id, set: made });
    }
    return true;
  });
}

async function areMadeBy(db: Queryable, fingerprint: string): Promise<boolean> {
  const [row] = await db.select({ fingerprint: copies.fingerprint }).from(copies).where(eq(copies.id, 1));
  return row?.fingerprint === fingerprint;
}
