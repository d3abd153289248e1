import type { Leaving } from './acknowledge.ts';
import type { Case, CaseEvent, Officer, Request } from './case.ts';
import { ensure } from './lifecycle.ts';

export function requestInformation(
  kase: Case,
  by: Officer,
  at: Date,
  { letter, leavesAt, request }: Leaving & { request: Request },
): CaseEvent[] {
  ensure('ask', kase, by);
  return [{ type: 'information-requested', by: by.id, at, letter, leavesAt, request }];
}
