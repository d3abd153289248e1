import type { CaseEvent, MessageId, OfficerId, TextRef } from './case.ts';
import { type CommitmentRules, daysOf } from './commitments.ts';
import type { ContactRef, ReportFacts } from './events.ts';
import { addCalendarDays, type OfficeCalendar } from './working-days.ts';

export type NewCase = {
  reference: string;
  /** Taken over from another system: the reference is not one of ours. */
  adopted: boolean;
  channel: 'email' | 'phone' | 'post';
  /** Who took it down; 'controller' for a mail. */
  by: OfficerId | 'controller';
  /** Who made a case of a mail that waited. */
  filedBy?: OfficerId;
  message: MessageId | null;
  /** When the controller told the office; not when staff forwarded it. */
  reportedAt: Date;
  forwardedByStaff: boolean;
  organisation: TextRef | null;
  contact: ContactRef | null;
  report: ReportFacts;
};

/** The first event of every case. The promise counts calendar days from when the controller reported, by the rule of that day. */
export function openCase(
  at: Date,
  fresh: NewCase,
  { calendar, rules }: { calendar: OfficeCalendar; rules: CommitmentRules },
): CaseEvent[] {
  const promiseDueAt = addCalendarDays(fresh.reportedAt, daysOf(rules.promise, fresh.reportedAt, calendar), calendar);
  return [{ type: 'opened', at, promiseDueAt, ...fresh }];
}
