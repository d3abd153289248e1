import type { Case, CaseEvent, Officer } from './case.ts';
import type { Corrected, SecondLook } from './events.ts';
import { ensure } from './lifecycle.ts';
import { ensureAsShown, reportAt } from './second-look.ts';

export type CorrectedAnswer = SecondLook & { answer: Corrected };

/** One answer as an officer reads it. What stood there stays in the history, and comes back by another correction. */
export function correctAnswer(
  kase: Case,
  by: Officer,
  at: Date,
  { answer, ...look }: CorrectedAnswer,
  shown: number,
): CaseEvent[] {
  ensure('correct-answer', kase, by);
  ensureAsShown(reportAt(kase, look.report), shown, [answer.field]);
  return [{ type: 'answer-corrected', by: by.id, at, ...look, answers: [answer] }];
}
