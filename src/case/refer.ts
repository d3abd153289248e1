import type { Case, CaseEvent, Officer, TextRef } from './case.ts';
import { ensure } from './lifecycle.ts';

/** Taken up outside this desk, under another reference when there is one. */
export function refer(kase: Case, by: Officer, at: Date, { outward }: { outward: TextRef | null }): CaseEvent[] {
  ensure('refer', kase, by);
  return [{ type: 'referred', by: by.id, at, outward }];
}
