import type { Case, CaseEvent, LetterId, Officer } from './case.ts';
import { ensureMaySee } from './visibility.ts';

type Back = { letter: LetterId; reason: string; officer?: Pick<Officer, 'id'> | undefined };

/**
 * A delivery report says that it did not arrive. reason: our words. officer: who judged the report, where it waited. Said
 * once a letter, even before it is known as sent.
 */
export function letterCameBack(kase: Case, at: Date, { letter, reason, officer }: Back): CaseEvent[] {
  if (officer) ensureMaySee(kase, officer);
  const leaving = kase.status === 'letter-leaving' && kase.letter.id === letter;
  const arrived = kase.letters.some((one) => one.id === letter && !one.cameBack);
  // Taken back, and sent from Outlook all the same.
  const byHand = kase.byHand.some((one) => one.letter === letter && !one.cameBack);
  return leaving || arrived || byHand
    ? [{ type: 'letter-came-back', by: officer?.id ?? 'desk', at, letter, reason }]
    : [];
}
