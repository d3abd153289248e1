import { and, asc, eq, exists, like, notInArray, or } from 'drizzle-orm';
import { caseEvents } from '../../db/case-events.ts';
import { cases } from '../../db/cases.ts';
import type { OfficerId } from '../case/case.ts';
import { joinAccounts } from '../case/join-accounts.ts';
import { changeWithin } from './change-case.ts';
import type { Desk, Transaction } from './desk.ts';

/** Every open case of one officer, and every restricted one that they may open, goes on with the other, who is the same person. */
export async function takeOverCases(desk: Desk, tx: Transaction, pair: { from: OfficerId; to: OfficerId }) {
  const theirs = and(eq(cases.owner, pair.from), notInArray(cases.status, ['closed', 'referred']));
  const rows = await tx
    .select({ reference: cases.reference })
    .from(cases)
    .where(or(theirs, and(eq(cases.restricted, true), exists(everNamed(tx, pair.from)))))
    // Always in one order, so that two that wait for each other's cases do not wait for ever.
    .orderBy(asc(cases.reference));
  const at = desk.clock.now();
  for (const { reference } of rows) {
    await changeWithin(desk, tx, { reference, cause: `paired ${pair.from}` }, (kase) => joinAccounts(kase, at, pair));
  }
}

/** No copy says who may open a case; its history does. */
function everNamed(tx: Transaction, officer: OfficerId) {
  return tx
    .select({ version: caseEvents.version })
    .from(caseEvents)
    .where(
      and(
        eq(caseEvents.reference, cases.reference),
        eq(caseEvents.type, 'visibility-set'),
        like(caseEvents.body, `%${officer}%`),
      ),
    );
}
