import type { Case, CaseEvent, Officer } from './case.ts';
import { ensure } from './lifecycle.ts';

/** Somebody has read what the controller sent; a follow-up no longer waits. */
export function readCorrespondence(kase: Case, by: Officer, at: Date): CaseEvent[] {
  ensure('mark-read', kase, by);
  return [{ type: 'correspondence-read', by: by.id, at }];
}
