import type { Case, CaseEvent, Officer, TextRef } from './case.ts';
import { ensure } from './lifecycle.ts';

/** Closes a report that needs no answer. The recorded reason ends the office's promise. */
export function closeWithoutReply(kase: Case, by: Officer, at: Date, { reason }: { reason: TextRef }): CaseEvent[] {
  ensure('close-without-reply', kase, by);
  return [{ type: 'closed-without-reply', by: by.id, at, reason }];
}
