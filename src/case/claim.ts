import type { Case, CaseEvent, Officer } from './case.ts';
import { ensure } from './lifecycle.ts';

export function claim(kase: Case, by: Officer, at: Date): CaseEvent[] {
  ensure('claim', kase, by);
  return [{ type: 'claimed', by: by.id, at }];
}
