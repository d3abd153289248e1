import type { Case, CaseEvent, Officer } from './case.ts';
import type { ContactRef } from './events.ts';
import { ensure } from './lifecycle.ts';

/** Somebody else may write on this case from now on. Letters still go to the contact alone. */
export function confirmCorrespondent(
  kase: Case,
  by: Officer,
  at: Date,
  { contact }: { contact: ContactRef },
): CaseEvent[] {
  ensure('contact', kase, by);
  return [{ type: 'correspondent-confirmed', by: by.id, at, contact }];
}
