import type { Case, CaseEvent, LetterId, MessageId, Officer } from './case.ts';
import { filedBy } from './filed-by.ts';

/** In place of a mail, for what the office sent before it had this desk. */
export const ELSEWHERE = 'elsewhere';

type Sent = {
  message: MessageId;
  sentAt: Date;
  officer?: Pick<Officer, 'id'> | undefined;
  letter?: LetterId | undefined;
};

/**
 * A colleague wrote to the controller without this desk. It keeps no promise until an officer says that it was an
 * answer. officer: who put it there, where it waited. letter: the one that was taken back, where it is its draft.
 */
export function sentByHand(kase: Case, at: Date, { message, sentAt, officer, letter }: Sent): CaseEvent[] {
  const whose = letter === undefined ? {} : { letter };
  return [{ type: 'sent-by-hand', by: 'desk', at, message, sentAt, ...whose, ...filedBy(kase, officer) }];
}
