import type { Case, CaseEvent, LetterId, Officer } from './case.ts';
import { NotAllowed } from './not-allowed.ts';
import { letterNamed } from './went-wrong.ts';

type Again = {
  letter: LetterId;
  /** The version of the case that showed it in doubt to whoever looked. */
  seen: number;
};

/** A person has looked: it is asked to leave once more. What becomes of that is told when it is known. */
export function sendLetterAgain(kase: Case, by: Officer, at: Date, { letter, seen }: Again): CaseEvent[] {
  const waits = kase.status === 'letter-leaving' && kase.letter.id === letter ? kase.letter : null;
  if (!waits && letterNamed(kase, letter)?.cameBack) {
    throw new NotAllowed('This letter came back. Open the card again: it says what can be done now.');
  }
  if (!waits?.unresolved || waits.sentAgain) throw new NotAllowed('This letter is settled already.');
  if (waits.unresolved > seen) {
    throw new NotAllowed('This letter was tried again since you saw that. Look in Sent Items once more, then press.');
  }
  return [{ type: 'letter-sent-again', by: by.id, at, letter }];
}
