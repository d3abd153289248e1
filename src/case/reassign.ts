import type { Case, CaseEvent, Officer, OfficerId, TextRef } from './case.ts';
import { ensure } from './lifecycle.ts';
import { NotAllowed } from './not-allowed.ts';

export function reassign(
  kase: Case,
  by: Officer,
  at: Date,
  { to, note }: { to: OfficerId; note: TextRef | null },
): CaseEvent[] {
  ensure('reassign', kase, by);
  if (to === kase.owner) throw new NotAllowed(({ name }) => `${name(to)} has ${kase.reference} already.`);
  const { members } = kase.visibility;
  if (members && !members.includes(to)) {
    throw new NotAllowed(
      ({ name }) => `${name(to)} may not open ${kase.reference}. Add them under "Who may see this" first.`,
    );
  }
  return [{ type: 'reassigned', by: by.id, at, from: kase.owner, to, note }];
}
