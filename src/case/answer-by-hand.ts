import type { Case, CaseEvent, MessageId, Officer } from './case.ts';
import { ensure } from './lifecycle.ts';
import { NotAllowed } from './not-allowed.ts';
import { isUncounted } from './replay-letters.ts';

/** What a colleague sent without this desk was the answer: the promise counts as kept when it was sent. */
export function answerByHand(kase: Case, by: Officer, at: Date, { message }: { message: MessageId }): CaseEvent[] {
  ensure('answer-by-hand', kase, by);
  const sent = kase.byHand.find((one) => one.message === message && isUncounted(one));
  if (!sent) throw new NotAllowed('That mail was counted as an answer already, or is not on this case.');
  return [{ type: 'answer-by-hand', by: by.id, at, message, sentAt: sent.sentAt }];
}
