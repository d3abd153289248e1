import type { Case, CaseEvent, Officer, TextRef } from './case.ts';
import { ensure } from './lifecycle.ts';

export function reopen(kase: Case, by: Officer, at: Date, { reason }: { reason: TextRef }): CaseEvent[] {
  ensure('reopen', kase, by);
  return [{ type: 'reopened', by: by.id, at, reason }];
}
