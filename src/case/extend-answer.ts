import type { Case, CaseEvent, Officer } from './case.ts';
import { ensure } from './lifecycle.ts';
import type { Day } from './working-days.ts';

/** More time for the controller's answer. No letter: whoever asked for the time is told by the officer. */
export function extendAnswer(kase: Case, by: Officer, at: Date, { answerBy }: { answerBy: Day }): CaseEvent[] {
  ensure('extend', kase, by);
  return [{ type: 'answer-date-extended', by: by.id, at, answerBy }];
}
