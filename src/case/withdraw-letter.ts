import type { Case, CaseEvent, LetterId, Officer } from './case.ts';
import { ensure } from './lifecycle.ts';
import { NotAllowed } from './not-allowed.ts';

/** Undo: whether the letter had left already is for the sender's compare-and-set to say, before this. */
export function withdrawLetter(kase: Case, by: Officer, at: Date, { letter }: { letter: LetterId }): CaseEvent[] {
  ensure('undo', kase, by);
  if (kase.status === 'letter-leaving' && kase.letter.id !== letter) {
    throw new NotAllowed('That letter is not the one that is leaving now. Nothing was changed.');
  }
  return [{ type: 'letter-withdrawn', by: by.id, at, letter }];
}
