import type { Case, CaseEvent, Officer, TextRef } from './case.ts';
import { ensure } from './lifecycle.ts';

/** Gives a case back. A lead may do it for somebody else; the event says from whom, who is told. */
export function release(kase: Case, by: Officer, at: Date, { note }: { note: TextRef | null }): CaseEvent[] {
  ensure('release', kase, by);
  return kase.owner ? [{ type: 'released', by: by.id, at, from: kase.owner, note }] : [];
}
