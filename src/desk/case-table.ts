import { and, asc, gt, notInArray } from 'drizzle-orm';
import { cases } from '../../db/cases.ts';
import type { Database } from '../../db/database.ts';
import { namesOf } from './officers.ts';
import type { Names } from './sentences.ts';

/** Times in UTC, ISO 8601; empty where there is none. Nothing of contacts, answers or letters. */
export type CaseLine = Record<(typeof columns)[number], string>;

export const columns = [
  'reference',
  'organisation',
  'status',
  'owner',
  'urgent',
  'incident_type',
  'reported',
  'received',
  'reply_promised_by',
  'reply_given',
  'next_duty',
  'next_duty_due',
  'closed',
  'outcome',
] as const;

const AT_ONCE = 1_000;

/** Every case as one line for a spreadsheet, by reference. A restricted one keeps its organisation and owner to itself. */
export async function* caseTable(db: Database, which: 'all' | 'open'): AsyncGenerator<CaseLine> {
  const names = await namesOf(db);
  const wanted = which === 'open' ? notInArray(cases.status, ['closed', 'referred']) : undefined;
  let last = '';
  for (;;) {
    const rows = await db
      .select()
      .from(cases)
      .where(and(wanted, gt(cases.reference, last)))
      .orderBy(asc(cases.reference))
      .limit(AT_ONCE);
    for (const row of rows) yield lineOf(row, names);
    last = rows.at(-1)?.reference ?? '';
    if (rows.length < AT_ONCE) return;
  }
}

function lineOf(row: typeof cases.$inferSelect, names: Names): CaseLine {
  return {
    reference: row.reference,
    organisation: row.restricted ? '' : (row.organisation ?? ''),
    status: row.status,
    owner: row.restricted || row.owner === null ? '' : names(row.owner),
    urgent: row.urgent ? 'yes' : 'no',
    incident_type: row.incidentType ?? '',
    reported: at(row.reportedAt),
    received: at(row.receivedAt),
    reply_promised_by: at(row.promiseDueAt),
    reply_given: at(row.promiseKeptBy === 'letter' ? row.promiseKeptAt : null),
    next_duty: row.duty ?? '',
    next_duty_due: at(row.dueAt),
    closed: at(row.closedAt),
    outcome: row.outcome ?? '',
  };
}

function at(moment: Date | null): string {
  return moment?.toISOString() ?? '';
}
