import type { Case, CaseEvent, LetterId, Officer, Request } from './case.ts';
import { ensure } from './lifecycle.ts';

export type Leaving = { letter: LetterId; leavesAt: Date };

/** The first letter, with questions in it when there are some, so that nobody gets two letters in ten minutes. */
export function acknowledge(
  kase: Case,
  by: Officer,
  at: Date,
  { letter, leavesAt, request }: Leaving & { request: Request | null },
): CaseEvent[] {
  ensure('acknowledge', kase, by);
  return [{ type: 'acknowledged', by: by.id, at, letter, leavesAt, request }];
}
