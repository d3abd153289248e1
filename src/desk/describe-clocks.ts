import type { Case } from '../case/case.ts';
import { commitmentsOf, decideBy } from '../case/commitments.ts';
import { count, dayAndTime, dayWords, duration } from '../case/counting.ts';
import { restingOf } from '../case/replay.ts';
import { awarenessOf } from '../case/report-facts.ts';
import { addCalendarDays, atTime, dayOf, daysBetween } from '../case/working-days.ts';
import { dutyWords } from './describe-case.ts';
import { awarenessWords } from './describe-report.ts';
import type { Desk } from './desk.ts';

export type CaseClock = { name: string; from: Date; to: Date; end: Date | null; words: string };

/** The clocks that run on a case, the controller's own among them: from, allowed until, and when it ended. */
export function clocksOf(desk: Desk, kase: Case): CaseClock[] {
  return [...awareness(kase), reply(desk, kase), ...answer(desk, kase), decision(desk, kase)];
}

function awareness(kase: Case): CaseClock[] {
  const aware = awarenessOf(kase);
  if (!aware) return [];
  const from = new Date(kase.reportedAt.getTime() - aware.longest);
  const to = new Date(from.getTime() + 72 * 3_600_000);
  return [{ name: 'Controller: 72 hours', from, to, end: kase.reportedAt, words: awarenessWords(kase) ?? '' }];
}

function reply(desk: Desk, kase: Case): CaseClock {
  const { dueAt, kept } = kase.promise;
  const now = desk.clock.now();
  const clock = { name: 'Reply', from: kase.reportedAt, to: dueAt, end: kept?.at ?? null };
  if (!kept) {
    const open = commitmentsOf(kase, desk.calendar, desk.rules).find(({ kind }) => kind === 'reply');
    const words = open ? dutyWords(desk, kase, open, now) : null;
    return { ...clock, words: [words?.what ?? 'open', words?.late ?? []].flat().join(' · ') };
  }
  if (kept.by === 'no-reply-needed') return { ...clock, words: 'no reply needed, reason recorded' };
  return { ...clock, words: `kept ${dayAndTime(kept.at, now, desk.calendar)}, ${spare(desk, kept.at, dueAt)}` };
}

/** "4 days to spare", "2 days late". */
export function spare(desk: Desk, at: Date, dueAt: Date): string {
  const days = Math.abs(daysBetween(dayOf(at, desk.calendar), dayOf(dueAt, desk.calendar)));
  const length = days > 0 ? count(days, 'day') : duration(at, dueAt);
  return at <= dueAt ? `${length} to spare` : `${length} late`;
}

function answer(desk: Desk, kase: Case): CaseClock[] {
  const resting = restingOf(kase);
  if (resting.status !== 'waiting-for-controller') return [];
  const asked = kase.letters.find(({ id }) => id === resting.request.letter);
  const to = atTime(resting.request.answerBy, desk.calendar.closes, desk.calendar);
  const words = `answer due ${dayWords(resting.request.answerBy)}`;
  return [{ name: 'Controller: answer', from: asked?.sentAt ?? kase.receivedAt, to, end: null, words }];
}

function decision(desk: Desk, kase: Case): CaseClock {
  const resting = restingOf(kase);
  const end = resting.status === 'closed' || resting.status === 'referred' ? resting.at : null;
  const { aim } = decideBy(kase, desk.calendar, desk.rules);
  const to = addCalendarDays(kase.reportedAt, desk.rules.decisionDays, desk.calendar);
  const taken = end ? daysBetween(dayOf(kase.reportedAt, desk.calendar), dayOf(end, desk.calendar)) : null;
  const words = taken === null ? `aim ${dayWords(aim)}` : `${count(taken, 'day')} of ${desk.rules.decisionDays}`;
  return { name: 'Decision', from: kase.reportedAt, to, end, words };
}
