import type { Case, CaseEvent, MessageId, Officer } from './case.ts';
import type { CommitmentRules } from './commitments.ts';
import type { ReportFacts } from './events.ts';
import { filedBy } from './filed-by.ts';
import { addWorkingDays, dayOf, type OfficeCalendar } from './working-days.ts';

export type FollowUp = {
  message: MessageId | null;
  report: ReportFacts;
  changes: { changed: number; expected: number; notComparable: number };
  /** Who put it there, where it waited for a person. */
  officer?: Pick<Officer, 'id'> | undefined;
};

/** A further report on the same breach, to be read within the working days that policy allows. */
export function receiveFollowUp(
  kase: Case,
  at: Date,
  { officer, ...followUp }: FollowUp,
  { calendar, rules }: { calendar: OfficeCalendar; rules: CommitmentRules },
): CaseEvent[] {
  const readBy = addWorkingDays(dayOf(at, calendar), rules.readWorkingDays, calendar);
  return [{ type: 'follow-up-received', by: 'controller', at, readBy, ...followUp, ...filedBy(kase, officer) }];
}
