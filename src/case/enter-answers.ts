import type { Case, CaseEvent, Officer } from './case.ts';
import type { Corrected, SecondLook } from './events.ts';
import { ensure } from './lifecycle.ts';
import { NotAllowed } from './not-allowed.ts';
import { awaitsAnswers } from './report-facts.ts';
import { ensureAsShown, reportAt } from './second-look.ts';

export type EnteredAnswers = SecondLook & { answers: Corrected[] };

/** What an officer made out in a report that could not be read. From then on it counts as read. */
export function enterAnswers(kase: Case, by: Officer, at: Date, entered: EnteredAnswers, shown: number): CaseEvent[] {
  ensure('enter-answers', kase, by);
  const report = reportAt(kase, entered.report);
  ensureAsShown(report, shown, null);
  if (!awaitsAnswers(report)) throw new NotAllowed('This report has been read. Correct its answers in Show report.');
  return [{ type: 'answers-entered', by: by.id, at, ...entered }];
}
