import { addMinutes } from 'date-fns/addMinutes';
import type { LeavingLetter } from './case.ts';
import type { Words } from './not-allowed.ts';

/** Sending takes seconds, and is tried again within one minute; whatever lies there longer does not go of itself. */
const BEING_SENT_MINUTES = 2;

/** Why nothing else is done while a letter is there, and what to do about it. */
export function letterInTheWay(letter: LeavingLetter, words: Words): string {
  const { by, leavesAt, unresolved, refused, changed, sentAgain } = letter;
  const { name, when, now } = words;
  if (sentAgain) {
    const pressed = `${name(sentAgain.by)} pressed Send again ${when(sentAgain.at)}`;
    return `${pressed}, and the letter does not lie in Sent Items yet. Wait for it.`;
  }
  if (changed) {
    return `Somebody changed the draft of the letter of ${name(by)} in the mailbox; it was not sent. Settle that first.`;
  }
  if (refused) return `The mailbox refused the letter of ${name(by)}; it has not left. Press Undo or Send again first.`;
  if (unresolved) return `The mailbox did not say whether the letter of ${name(by)} left. Settle that first.`;
  if (now < leavesAt) return `A letter by ${name(by)} leaves ${when(leavesAt)}. Wait for it, or press Undo.`;
  if (now < addMinutes(leavesAt, BEING_SENT_MINUTES)) {
    return `A letter by ${name(by)} is being sent now. Look again in a minute.`;
  }
  const due = `was to leave ${when(leavesAt)} and does not lie in Sent Items yet`;
  return `A letter by ${name(by)} ${due}. Wait for it, or press Undo.`;
}
