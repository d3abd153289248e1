import type { Case, CaseEvent, LetterId, Officer } from './case.ts';
import { NotAllowed } from './not-allowed.ts';

/** A person has looked: it is asked to leave once more. What becomes of that is told when it is known. */
export function sendLetterAgain(kase: Case, by: Officer, at: Date, { letter }: { letter: LetterId }): CaseEvent[] {
  const waits = kase.status === 'letter-leaving' && kase.letter.id === letter ? kase.letter : null;
  if (!waits?.unresolved || waits.sentAgain) throw new NotAllowed('This letter is settled already.');
  return [{ type: 'letter-sent-again', by: by.id, at, letter }];
}
