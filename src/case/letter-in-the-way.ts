import type { LeavingLetter } from './case.ts';
import type { Words } from './not-allowed.ts';

/** Why nothing else is done while a letter is there, and what to do about it. */
export function letterInTheWay({ by, leavesAt, unresolved, refused }: LeavingLetter, { name, when }: Words): string {
  if (refused) return `The mailbox refused the letter of ${name(by)}; it has not left. Press Undo or Send again first.`;
  if (unresolved) return `The mailbox did not say whether the letter of ${name(by)} left. Settle that first.`;
  return `A letter by ${name(by)} leaves ${when(leavesAt)}. Wait for it, or press Undo.`;
}
