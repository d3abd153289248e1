import type { Case, CaseEvent, LetterId } from './case.ts';

/** Nobody knows whether it left, so it is not sent again until an officer has looked. */
export function letterUnresolved(kase: Case, at: Date, { letter }: { letter: LetterId }): CaseEvent[] {
  const leaving = kase.status === 'letter-leaving' && kase.letter.id === letter && !kase.letter.unresolved;
  return leaving ? [{ type: 'letter-unresolved', by: 'desk', at, letter }] : [];
}
