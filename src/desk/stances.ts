import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Queryable } from '../../db/database.ts';
import { nudges } from '../../db/nudges.ts';
import { officers } from '../../db/officers.ts';
import { commitmentsOf } from '../case/commitments.ts';
import { dayAndTime } from '../case/counting.ts';
import type { Desk } from './desk.ts';
import type { CaseFile } from './find-cases.ts';
import type { OfficerCard } from './officers.ts';

/** What people said to the reminders of a case, as far as it is still true. */
export type Stances = (file: CaseFile, toldTo?: OfficerCard) => string[];

/** "Alex Moss is on it"; "Alex Moss put it off to Fri 27 Dec, 15:00". Whoever said it is not told so. */
export async function stancesOf(desk: Desk, db: Queryable, references: string[]): Promise<Stances> {
  if (references.length === 0) return () => [];
  const rows = await db
    .select({ nudge: nudges, name: officers.name })
    .from(nudges)
    .innerJoin(officers, eq(officers.id, nudges.officer))
    // Whoever works cases no more is on nothing.
    .where(
      and(
        inArray(nudges.reference, references),
        inArray(nudges.kind, ['on-it', 'put-off']),
        eq(officers.worksCases, true),
      ),
    )
    .orderBy(asc(nudges.at));
  const now = desk.clock.now();
  return ({ kase }, toldTo) => {
    const open = commitmentsOf(kase, desk.calendar, desk.rules);
    const isOpen = ({ commitment, dueAt }: typeof nudges.$inferSelect) =>
      open.some((one) => one.kind === commitment && one.dueAt.getTime() === dueAt.getTime());
    const theirs = rows.filter(({ nudge }) => nudge.reference === kase.reference && nudge.officer !== toldTo?.id);
    const newest = new Map(theirs.filter(({ nudge }) => isOpen(nudge)).map((row) => [row.nudge.officer, row]));
    return [...newest.values()].flatMap(({ nudge, name }) => {
      if (nudge.kind === 'on-it') return [`${name} is on it`];
      const waits = nudge.state === 'owed' && nudge.tellAt > now;
      return waits ? [`${name} put it off to ${dayAndTime(nudge.tellAt, now, desk.calendar)}`] : [];
    });
  };
}
