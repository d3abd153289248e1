import type { Case, CaseEvent, MessageId } from './case.ts';

/** In place of a mail, for what the office sent before it had this desk. */
export const ELSEWHERE = 'elsewhere';

/** A colleague wrote to the controller without this desk. It keeps no promise until an officer says that it was an answer. */
export function sentByHand(
  _kase: Case,
  at: Date,
  { message, sentAt }: { message: MessageId; sentAt: Date },
): CaseEvent[] {
  return [{ type: 'sent-by-hand', by: 'desk', at, message, sentAt }];
}
