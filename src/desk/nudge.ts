import { and, eq } from 'drizzle-orm';
import { nudges } from '../../db/nudges.ts';
import type { Reminder } from '../case/commitments.ts';
import { latestNotice, tellFrom } from '../case/put-off.ts';
import type { Desk, Transaction } from './desk.ts';
import { hoursOf } from './officer-hours.ts';
import type { OfficerCard } from './officers.ts';

export type Nudge = typeof nudges.$inferSelect;

/** Owes one reminder to one person, from their hours on, unless they have said that they need none. */
export async function oweNudge(
  desk: Desk,
  tx: Transaction,
  reference: string,
  officer: OfficerCard,
  reminder: Pick<Reminder, 'commitment' | 'at' | 'dueAt' | 'audience'> & { kind: string },
) {
  const { commitment, kind, at, dueAt, audience } = reminder;
  const tellAt = tellFrom(reminder, hoursOf(desk, officer), desk.calendar, desk.rules);
  const answers = await tx
    .select()
    .from(nudges)
    .where(
      and(
        eq(nudges.officer, officer.id),
        eq(nudges.reference, reference),
        eq(nudges.commitment, commitment),
        eq(nudges.dueAt, dueAt),
      ),
    );
  const state = answers.some((answer) => silences(desk, answer, reminder)) ? 'passed-over' : 'owed';
  await tx
    .insert(nudges)
    .values({ officer: officer.id, reference, commitment, kind, at, dueAt, audience, tellAt, state })
    .onConflictDoNothing();
}

/** What somebody put off comes when they said; whoever is on it hears no more until the last call. */
function silences(desk: Desk, answer: Nudge, { at, dueAt }: Pick<Reminder, 'at' | 'dueAt'>): boolean {
  if (answer.kind === 'put-off') return answer.state === 'owed' && answer.tellAt > at;
  return (
    answer.kind === 'on-it' && at < latestNotice({ at: answer.at, dueAt }, desk.calendar, desk.rules) && at < dueAt
  );
}
