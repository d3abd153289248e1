import { and, eq, notInArray, sql } from 'drizzle-orm';
import { cases } from '../../db/cases.ts';
import { commitments } from '../../db/commitments.ts';
import type { Case } from '../case/case.ts';
import { commitmentsOf, nextReminderAt } from '../case/commitments.ts';
import { contactFrom } from './contact.ts';
import type { Desk, Transaction } from './desk.ts';
import type { Statement } from './one-breath.ts';
import { projectClosings } from './project-closings.ts';
import { type NewText, readTexts } from './texts.ts';

type Head = { kase: Case; hash: string; isNew?: boolean; fresh?: NewText[] };

/**
 * The statements that write the copies of a case: first what lists read, to which all else refers, then what the clock
 * reads and what its rounds came to. All of it follows from the history.
 */
export async function projectCase(desk: Desk, tx: Transaction, head: Head): Promise<Statement[]> {
  const { kase, hash, isNew = false, fresh = [] } = head;
  const row = projection(desk, kase, hash, await wordsOf(tx, kase, fresh));
  const mine = eq(cases.reference, kase.reference);
  const listed = isNew ? tx.insert(cases).values(row) : tx.update(cases).set(row).where(mine);
  return [listed, ...projectCommitments(desk, tx, kase), ...projectClosings(tx, kase)];
}

async function wordsOf(tx: Transaction, kase: Case, fresh: NewText[]) {
  const words = new Map(fresh.map(({ id, text }) => [id, text]));
  const others = [kase.organisation, kase.contact, ...kase.correspondents].filter((ref) => !words.has(ref ?? ''));
  return new Map([...(await readTexts(tx, others)), ...words]);
}

function projection(desk: Desk, kase: Case, hash: string, words: Map<string, string>): typeof cases.$inferInsert {
  const duty = commitmentsOf(kase, desk.calendar, desk.rules)[0] ?? null;
  return {
    reference: kase.reference,
    version: kase.version,
    hash,
    status: kase.status,
    owner: kase.owner,
    organisation: words.get(kase.organisation ?? '') ?? null,
    contactAddress: contactFrom(words.get(kase.contact ?? ''))?.address.toLowerCase() ?? null,
    correspondents: kase.correspondents.flatMap((ref) => contactFrom(words.get(ref))?.address.toLowerCase() ?? []),
    urgent: kase.triage?.urgent ?? false,
    restricted: kase.visibility.members !== null,
    incidentType: kase.triage?.incidentType ?? null,
    duty: duty?.kind ?? null,
    dueAt: duty?.dueAt ?? null,
    reportedAt: kase.reportedAt,
    receivedAt: kase.receivedAt,
    promiseDueAt: kase.promise.dueAt,
    promiseKeptAt: kase.promise.kept?.at ?? null,
    promiseKeptBy: kase.promise.kept?.by ?? null,
    outcome: kase.status === 'closed' ? kase.outcome : null,
    closedAt: kase.status === 'closed' ? kase.at : null,
    unread: kase.unread.length,
  };
}

function projectCommitments(desk: Desk, tx: Transaction, kase: Case): Statement[] {
  const open = commitmentsOf(kase, desk.calendar, desk.rules);
  const kinds = open.map((commitment) => commitment.kind);
  const mine = eq(commitments.reference, kase.reference);
  const met = tx.delete(commitments).where(kinds.length > 0 ? and(mine, notInArray(commitments.kind, kinds)) : mine);
  if (open.length === 0) return [met];
  // A case born late is due its one notice at once, so the clock looks from the beginning of the case.
  const next = nextReminderAt(kase, new Date(kase.reportedAt.getTime() - 1), desk.calendar, desk.rules);
  const owed = tx
    .insert(commitments)
    .values(open.map(({ kind, dueAt }) => ({ reference: kase.reference, kind, dueAt, nextReminderAt: next })))
    .onConflictDoUpdate({
      target: [commitments.reference, commitments.kind],
      set: { dueAt: sql`excluded.due_at`, nextReminderAt: sql`excluded.next_reminder_at` },
    });
  return [met, owed];
}
