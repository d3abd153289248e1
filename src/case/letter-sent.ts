import type { Case, CaseEvent, LetterId } from './case.ts';

/** The mailbox shows it among what was sent, at the time it reports. A letter already known as sent adds nothing. */
export function letterSent(kase: Case, at: Date, { letter, sentAt }: { letter: LetterId; sentAt: Date }): CaseEvent[] {
  const leaving = kase.status === 'letter-leaving' && kase.letter.id === letter;
  return leaving ? [{ type: 'letter-sent', by: 'desk', at, letter, sentAt }] : [];
}
