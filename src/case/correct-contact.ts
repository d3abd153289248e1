import type { Case, CaseEvent, Officer, TextRef } from './case.ts';
import type { ContactRef } from './events.ts';
import { ensure } from './lifecycle.ts';

/** Whom letters go to from now on. The earlier contact stays in the history. */
export function correctContact(
  kase: Case,
  by: Officer,
  at: Date,
  { contact, reason }: { contact: ContactRef; reason: TextRef | null },
): CaseEvent[] {
  ensure('contact', kase, by);
  return [{ type: 'contact-corrected', by: by.id, at, contact, reason }];
}
