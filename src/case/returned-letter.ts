import type { Case, LetterId } from './case.ts';
import type { LifecycleAct } from './lifecycle.ts';
import { NotAllowed } from './not-allowed.ts';
import { letterNamed } from './went-wrong.ts';

/** What carries out once more what a letter was for. */
const acts = { acknowledgement: 'acknowledge', letter: 'write' } as const satisfies Record<string, LifecycleAct>;

export type Returned = { id: LetterId; act: (typeof acts)[keyof typeof acts] };

/**
 * The letter that may be sent again because it came back: the newest, and no other. A request or a decision is written
 * anew, for the words of an old one would not carry it out; so is one that went wrong.
 */
export function returnedLetter({ letters }: Case): Returned | null {
  const last = letters.at(-1);
  if (!last?.cameBack || last.wentWrong) return null;
  return mayBeSentAgain(last.kind) ? { id: last.id, act: acts[last.kind] } : null;
}

export function mayBeSentAgain(kind: string): kind is keyof typeof acts {
  return Object.hasOwn(acts, kind);
}

/** The same, when it is the one that is meant. Throws NotAllowed. */
export function ensureReturned(kase: Case, id: LetterId | undefined): Returned {
  const returned = returnedLetter(kase);
  if (returned && returned.id === id) return returned;
  if (id !== undefined && letterNamed(kase, id)?.wentWrong) {
    throw new NotAllowed('That letter went wrong: its words are written anew.');
  }
  throw new NotAllowed('Another letter has been written since. Open the card again, and read what came of that.');
}
