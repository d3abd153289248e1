import { and, asc, eq, ilike, inArray, isNotNull, isNull, lt, lte, notInArray, or, type SQL, sql } from 'drizzle-orm';
import type { CaseRow } from '../../blocks/parts/case-row.ts';
import { cases } from '../../db/cases.ts';
import { commitments } from '../../db/commitments.ts';
import type { Status } from '../case/case.ts';
import { commitmentsOf } from '../case/commitments.ts';
import { lifecycle, offersFor } from '../case/lifecycle.ts';
import { longForm, shortForms } from '../case/short-name.ts';
import { dutiesOf } from './describe-case.ts';
import type { Desk } from './desk.ts';
import { type CaseFile, openFiles, organisationWords } from './find-cases.ts';

const open = notInArray(cases.status, ['closed', 'referred']);

export const whose = {
  of: (owner: string) => and(open, eq(cases.owner, owner)),
  nobodys: () => and(open, isNull(cases.owner)),
  late: (now: Date) => and(open, lt(cases.dueAt, now)),
  urgent: () => and(open, eq(cases.urgent, true)),
  resting: (status: Status) => and(open, eq(cases.status, status)),
  /** A follow-up waits to be read, also beside an answer or behind a letter that is leaving. */
  toRead: () =>
    and(
      open,
      sql`${cases.reference} in (select ${commitments.reference} from ${commitments} where ${commitments.kind} = 'read')`,
    ),
  dueBy: (until: Date) => and(open, isNotNull(cases.dueAt), lte(cases.dueAt, until)),
  /** A first reply was promised by now and has not been given. */
  unanswered: (now: Date) => and(open, isNull(cases.promiseKeptAt), lt(cases.promiseDueAt, now)),
  /** Open and closed ones alike. */
  named: (words: string) => or(called(words), ilike(cases.reference, partOf(words))),
  openNamed: (words: string) => and(open, called(words)),
  open: () => open,
};

/** By a part of the name, by its first letters, or by the name where the report gave its first letters. */
function called(words: string) {
  const initials = longForm(words);
  const named = or(
    ilike(cases.organisation, partOf(words)),
    initials === null ? undefined : sql`${cases.organisation} ~* ${initials}`,
    inArray(sql`lower(${cases.organisation})`, shortForms(words)),
  );
  return and(named, eq(cases.restricted, false));
}

function partOf(words: string): string {
  return `%${words.replace(/[\\%_]/g, String.raw`\$&`)}%`;
}

/** Cases due first; undated ones last. Urgent ones come before others of the same day. */
export async function listCases(desk: Desk, which: SQL | undefined, page: { limit: number; offset?: number }) {
  const rows = await desk.db
    .select({ reference: cases.reference })
    .from(cases)
    .where(which)
    .orderBy(sql`${cases.dueAt} asc nulls last`, asc(cases.reference))
    .limit(page.limit)
    .offset(page.offset ?? 0);
  return openFiles(
    desk.db,
    rows.map(({ reference }) => reference),
  );
}

export function rowOf(desk: Desk, file: CaseFile): CaseRow {
  const { kase } = file;
  const duties = dutiesOf(desk, kase);
  // A row says one duty: what the office is late with, and then what stands before it on the card.
  const place = Math.max(
    0,
    duties.findIndex(({ late }) => late),
  );
  const duty = duties[place];
  const [act] = offersFor(kase).filter((one) => one !== 'note');
  return {
    reference: kase.reference,
    version: kase.version,
    organisation: organisationWords(file),
    duty: duty?.what ?? 'Nothing is due',
    ...(duty?.late && { late: duty.late }),
    rest: [...(duty?.rest ?? []), ...duties.slice(0, place).map(({ what }) => what)],
    offer: act ? { act, label: lifecycle[act].label } : { act: 'show-case', label: 'Show case' },
  };
}

export function nextDue(desk: Desk, { kase }: CaseFile): Date | null {
  return commitmentsOf(kase, desk.calendar, desk.rules)[0]?.dueAt ?? null;
}
