import type { Case, CaseEvent, LetterId, Officer, TextRef } from './case.ts';
import type { Mishap } from './events.ts';
import { ensure } from './lifecycle.ts';
import { NotAllowed } from './not-allowed.ts';
import { arrived } from './replay-letters.ts';
import { ensureMaySee } from './visibility.ts';

type Mishandled = { letter: LetterId; how: Mishap; other: string | null; note: TextRef };

/** A letter that left is with somebody who should not have it, or told what it should not have. Said once a letter. */
export function letterWentWrong(kase: Case, by: Officer, at: Date, said: Mishandled): CaseEvent[] {
  ensure('letter-went-wrong', kase, by);
  const sent = kase.letters.find(({ id }) => id === said.letter);
  if (sent?.wentWrong) {
    const before = sent.wentWrong;
    throw new NotAllowed(({ name, when }) => `${name(before.by)} said ${when(before.at)} that this letter went wrong.`);
  }
  if (!sent || !arrived(sent)) throw new NotAllowed('That letter is with nobody: it has not left, or it came back.');
  return [{ type: 'letter-went-wrong', by: by.id, at, ...said }];
}

/** Information of this case went out with a letter of another. */
export function informationWentAstray(
  kase: Case,
  by: Officer,
  at: Date,
  { letterOf }: { letterOf: string },
): CaseEvent[] {
  ensureMaySee(kase, by);
  return [{ type: 'information-went-astray', by: by.id, at, letterOf }];
}
