import type { Case, CaseEvent, MessageId } from './case.ts';

/** The controller wrote, without a report in it. Somebody must read it; nothing else changes. */
export function receiveMessage(_kase: Case, at: Date, { message }: { message: MessageId }): CaseEvent[] {
  return [{ type: 'message-received', by: 'controller', at, message }];
}
