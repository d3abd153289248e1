import type { Case, CaseEvent, LetterId } from './case.ts';

/** A delivery report says that it did not arrive. reason: our words. Said once a letter, even before it is known as sent. */
export function letterCameBack(
  kase: Case,
  at: Date,
  { letter, reason }: { letter: LetterId; reason: string },
): CaseEvent[] {
  const leaving = kase.status === 'letter-leaving' && kase.letter.id === letter;
  const arrived = kase.letters.some((one) => one.id === letter && !one.cameBack);
  return leaving || arrived ? [{ type: 'letter-came-back', by: 'desk', at, letter, reason }] : [];
}
