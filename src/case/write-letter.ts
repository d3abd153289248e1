import type { Leaving } from './acknowledge.ts';
import type { Case, CaseEvent, Officer } from './case.ts';
import { ensure } from './lifecycle.ts';

/** A free letter to the controller. It changes nothing about where the case stands. */
export function writeLetter(kase: Case, by: Officer, at: Date, { letter, leavesAt }: Leaving): CaseEvent[] {
  ensure('write', kase, by);
  return [{ type: 'letter-written', by: by.id, at, letter, leavesAt }];
}
