import type { Case, CaseEvent, LetterId } from './case.ts';

/** A delivery report says that it did not arrive. reason: our words. Said once a letter. */
export function letterCameBack(
  kase: Case,
  at: Date,
  { letter, reason }: { letter: LetterId; reason: string },
): CaseEvent[] {
  const sent = kase.letters.find((one) => one.id === letter);
  return sent && !sent.cameBack ? [{ type: 'letter-came-back', by: 'desk', at, letter, reason }] : [];
}
