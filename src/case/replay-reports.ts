import type { Case, CaseEvent, MessageId, ReceivedReport } from './case.ts';
import type { ReportFacts, SecondLook } from './events.ts';

type ByHand = Extract<CaseEvent, { type: 'answer-corrected' | 'answers-entered' }>;

export function received(facts: ReportFacts, message: MessageId | null, receivedAt: Date): ReceivedReport {
  return { ...facts, message, receivedAt, corrections: [], enteredByHand: false, readAgain: null };
}

/** The answers that an officer gave, on top of whatever was read. */
export function corrected(kase: Case, event: ByHand): Case {
  const look = { by: event.by, at: event.at, version: kase.version };
  const added = event.answers.map((answer) => ({ ...answer, ...look }));
  const before = kase.reports[event.report];
  return understood(kase, event, {
    corrections: [...(before?.corrections ?? []), ...added],
    enteredByHand: event.type === 'answers-entered' || (before?.enteredByHand ?? false),
  });
}

/** The case with one of its reports understood anew. */
export function understood(
  kase: Case,
  { report, facts, changes, organisation }: SecondLook,
  more: Partial<ReceivedReport>,
): Case {
  const reports = kase.reports.map((one, place) => (place === report ? { ...one, ...facts, ...more } : one));
  return { ...kase, reports, changes, organisation: organisation ?? kase.organisation };
}
