import type { Leaving } from './acknowledge.ts';
import type { Case, CaseEvent, Officer, Outcome, TextRef } from './case.ts';
import { ensure } from './lifecycle.ts';

export type Decision = Leaving & { outcome: Outcome; reasons: TextRef; recommendations: TextRef | null };

/** The case closes, or is referred, only when this letter has left. */
export function decide(kase: Case, by: Officer, at: Date, decision: Decision): CaseEvent[] {
  ensure('decide', kase, by);
  return [{ type: 'decided', by: by.id, at, ...decision }];
}
