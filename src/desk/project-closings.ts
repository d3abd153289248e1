import { and, eq, notInArray, sql } from 'drizzle-orm';
import { closings } from '../../db/closings.ts';
import type { Case } from '../case/case.ts';
import { arrived } from '../case/replay-letters.ts';
import type { Transaction } from './desk.ts';
import type { Statement } from './one-breath.ts';

/** The statements that write what the rounds of a case came to. Most cases have closed nothing yet, and need none. */
export function projectClosings(tx: Transaction, kase: Case): Statement[] {
  if (kase.closings.length > 0) return [forget(tx, kase), keep(tx, kase)];
  const undone = kase.letters.some((letter) => letter.kind === 'decision' && !arrived(letter));
  return undone ? [forget(tx, kase)] : [];
}

function keep(tx: Transaction, { reference, closings: all }: Case) {
  const rows = all.map(({ cycle, from, at, outcome, waitedMs }) => {
    return { reference, cycle, began: from, closedAt: at, outcome, waitedMs };
  });
  return tx
    .insert(closings)
    .values(rows)
    .onConflictDoUpdate({
      target: [closings.reference, closings.cycle],
      set: {
        began: sql`excluded.began`,
        closedAt: sql`excluded.closed_at`,
        outcome: sql`excluded.outcome`,
        waitedMs: sql`excluded.waited_ms`,
      },
    });
}

/** A decision that came back, or went wrong, closed nothing. */
function forget(tx: Transaction, { reference, closings: all }: Case) {
  const cycles = all.map(({ cycle }) => cycle);
  const mine = eq(closings.reference, reference);
  return tx.delete(closings).where(cycles.length > 0 ? and(mine, notInArray(closings.cycle, cycles)) : mine);
}
