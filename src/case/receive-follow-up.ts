import type { Case, CaseEvent, MessageId } from './case.ts';
import type { CommitmentRules } from './commitments.ts';
import type { ReportFacts } from './events.ts';
import { addWorkingDays, dayOf, type OfficeCalendar } from './working-days.ts';

export type FollowUp = {
  message: MessageId | null;
  report: ReportFacts;
  changes: { changed: number; expected: number; notComparable: number };
};

/** A further report on the same breach, to be read within the working days that policy allows. */
export function receiveFollowUp(
  _kase: Case,
  at: Date,
  followUp: FollowUp,
  { calendar, rules }: { calendar: OfficeCalendar; rules: CommitmentRules },
): CaseEvent[] {
  const readBy = addWorkingDays(dayOf(at, calendar), rules.readWorkingDays, calendar);
  return [{ type: 'follow-up-received', by: 'controller', at, readBy, ...followUp }];
}
