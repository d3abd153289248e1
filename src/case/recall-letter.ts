import type { Leaving } from './acknowledge.ts';
import type { Case, CaseEvent, LetterId, Officer } from './case.ts';
import { ensure } from './lifecycle.ts';
import { NotAllowed } from './not-allowed.ts';
import { letterNamed, mayBeRecalled } from './went-wrong.ts';

/** Asks whoever has a letter that went wrong to delete it. Once a letter, unless the note came back. */
export function recallLetter(
  kase: Case,
  by: Officer,
  at: Date,
  { letter, leavesAt, recalls }: Leaving & { recalls: LetterId },
): CaseEvent[] {
  ensure('recall', kase, by);
  const wrong = letterNamed(kase, recalls);
  if (!wrong || !mayBeRecalled(kase, wrong)) {
    throw new NotAllowed('That letter has been recalled already, or nobody said that it went wrong.');
  }
  return [{ type: 'recall-written', by: by.id, at, letter, leavesAt, recalls }];
}
