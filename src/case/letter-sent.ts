import type { Case, CaseEvent, LetterId } from './case.ts';

/** The mailbox shows it among what was sent, at the time it reports. A letter already known as sent adds nothing. */
export function letterSent(kase: Case, at: Date, { letter, sentAt }: { letter: LetterId; sentAt: Date }): CaseEvent[] {
  if (kase.status !== 'letter-leaving' || kase.letter.id !== letter) return [];
  // Send again has the draft written over before it leaves.
  const changed = kase.letter.changed && !kase.letter.sentAgain;
  return [{ type: 'letter-sent', by: 'desk', at, letter, sentAt, ...(changed && { changed }) }];
}
