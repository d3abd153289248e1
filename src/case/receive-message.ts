import type { Case, CaseEvent, MessageId, Officer } from './case.ts';
import { filedBy } from './filed-by.ts';

type Message = { message: MessageId; officer?: Pick<Officer, 'id'> | undefined };

/** The controller wrote, without a report in it. Somebody must read it; nothing else changes. officer: who put it there, where it waited. */
export function receiveMessage(kase: Case, at: Date, { message, officer }: Message): CaseEvent[] {
  return [{ type: 'message-received', by: 'controller', at, message, ...filedBy(kase, officer) }];
}

/** A colleague wrote to this office, which an officer read before putting it there. */
export function receiveFromColleague(kase: Case, at: Date, { message, officer }: Message): CaseEvent[] {
  return [{ type: 'colleague-wrote', by: 'desk', at, message, ...filedBy(kase, officer) }];
}
