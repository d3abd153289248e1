import type { Case, CaseEvent, OfficerId } from './case.ts';
import { restingOf } from './replay.ts';

/** Two officers turned out to be one person: what is open of the one's, and open to the one, is the other's. */
export function joinAccounts(kase: Case, at: Date, { from, to }: { from: OfficerId; to: OfficerId }): CaseEvent[] {
  const { members, onePerson } = kase.visibility;
  const { status } = restingOf(kase);
  const events: CaseEvent[] = [];
  if (members?.includes(from)) {
    const joined = [...new Set(members.map((member) => (member === from ? to : member)))];
    events.push({ type: 'visibility-set', by: 'desk', at, members: joined, onePerson, reason: null });
  }
  if (kase.owner === from && status !== 'closed' && status !== 'referred') {
    events.push({ type: 'reassigned', by: 'desk', at, from, to, note: null });
  }
  return events;
}
