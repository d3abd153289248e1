import type { CaseEvent, LetterId, MessageId, OfficerId, Outcome } from '../../src/case/case.ts';
import { facts, text } from './seed.ts';

const minute = { at: new Date('2019-12-23T11:22:00Z'), leavesAt: new Date('2019-12-23T11:23:00Z') };
const later = { at: new Date('2020-01-02T10:00:00Z') };

export function claimed(by: OfficerId = 'alex'): CaseEvent {
  return { type: 'claimed', by, at: new Date('2019-12-23T11:13:00Z') };
}

export function triaged(): CaseEvent {
  const choice = { incidentType: 'Unauthorised access', category: 'Non Cyber', urgent: false, route: 'ask' } as const;
  return { type: 'triaged', by: 'alex', at: new Date('2019-12-23T11:19:00Z'), ...choice, note: null };
}

export function acknowledged(letter: LetterId, questionCount = 0, by: OfficerId = 'alex'): CaseEvent {
  return {
    type: 'acknowledged',
    by,
    ...minute,
    letter,
    request: questionCount ? request(letter, questionCount) : null,
  };
}

export function asked(letter: LetterId): CaseEvent {
  return { type: 'information-requested', by: 'alex', ...minute, letter, request: request(letter, 5) };
}

export function request(letter: LetterId, questionCount: number) {
  return { letter, questions: text('e'), questionCount, answerBy: '2020-01-06' };
}

export function written(letter: LetterId): CaseEvent {
  return { type: 'letter-written', by: 'alex', ...minute, letter };
}

export function decided(letter: LetterId, outcome: Outcome = 'No Further Action'): CaseEvent {
  return { type: 'decided', by: 'alex', ...minute, letter, outcome, reasons: text('f'), recommendations: null };
}

export function undone(letter: LetterId): CaseEvent {
  return { type: 'letter-withdrawn', by: 'alex', at: minute.at, letter };
}

export function sent(letter: LetterId, sentAt = '2019-12-23T11:23:00Z'): CaseEvent {
  return { type: 'letter-sent', by: 'desk', at: new Date(sentAt), letter, sentAt: new Date(sentAt) };
}

export function unresolved(letter: LetterId): CaseEvent {
  return { type: 'letter-unresolved', by: 'desk', ...later, letter };
}

export function refused(letter: LetterId): CaseEvent {
  return { type: 'letter-unresolved', by: 'desk', ...later, letter, refused: true };
}

export function changed(letter: LetterId): CaseEvent {
  return { type: 'letter-unresolved', by: 'desk', ...later, letter, changed: true };
}

export function sentAgain(letter: LetterId): CaseEvent {
  return { type: 'letter-sent-again', by: 'alex', ...later, letter };
}

export function cameBack(letter: LetterId): CaseEvent {
  return { type: 'letter-came-back', by: 'desk', ...later, letter, reason: 'no such address' };
}

export function wentWrong(letter: LetterId, other: string | null = null, by: OfficerId = 'alex'): CaseEvent {
  return { type: 'letter-went-wrong', by, ...later, letter, how: 'wrong-person', other, note: text('6') };
}

export function recalled(letter: LetterId, recalls: LetterId): CaseEvent {
  return { type: 'recall-written', by: 'alex', ...later, leavesAt: new Date('2020-01-02T10:01:00Z'), letter, recalls };
}

export function extended(answerBy: string): CaseEvent {
  return { type: 'answer-date-extended', by: 'alex', ...later, answerBy };
}

export function followUp(
  message: MessageId | null = 'm2',
  readBy = '2020-01-03',
  manual: string | null = null,
): CaseEvent {
  return {
    type: 'follow-up-received',
    by: 'controller',
    at: new Date('2019-12-31T20:02:00Z'),
    message,
    report: { ...facts, kind: 'follow-up', manual },
    readBy,
    changes: { changed: 4, expected: 2, notComparable: 7 },
  };
}

export function wrote(message: string): CaseEvent {
  return { type: 'message-received', by: 'controller', ...later, message };
}

export function read(): CaseEvent {
  return { type: 'correspondence-read', by: 'alex', ...later };
}

export function closedUnanswered(at = '2020-01-02T10:00:00Z'): CaseEvent {
  return { type: 'closed-without-reply', by: 'alex', at: new Date(at), reason: text('1') };
}

export function referred(): CaseEvent {
  return { type: 'referred', by: 'alex', ...later, outward: null };
}

export function reopened(): CaseEvent {
  return { type: 'reopened', by: 'alex', ...later, reason: text('2') };
}

export function byHand(message: string, sentAt = '2019-12-23T15:02:00Z'): CaseEvent {
  return { type: 'sent-by-hand', by: 'desk', ...later, message, sentAt: new Date(sentAt) };
}

export function wordsStruck(): CaseEvent {
  const wrote = { words: text('3'), wroteBy: 'alex', wroteAt: later.at };
  return { type: 'words-struck', by: 'priya', ...later, ...wrote, reason: text('1') };
}

export function noted(): CaseEvent {
  return { type: 'noted', by: 'alex', ...later, note: text('3') };
}
