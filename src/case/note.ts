import type { Case, CaseEvent, Officer, TextRef } from './case.ts';
import { ensure } from './lifecycle.ts';

export function note(kase: Case, by: Officer, at: Date, { note: text }: { note: TextRef }): CaseEvent[] {
  ensure('note', kase, by);
  return [{ type: 'noted', by: by.id, at, note: text }];
}
