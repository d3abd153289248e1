import type { Case } from '../case/case.ts';
import { decideBy } from '../case/commitments.ts';
import { count, daysTaken, dayWords, dueDayWords, dueWords, duration } from '../case/counting.ts';
import { restingOf } from '../case/replay.ts';
import { arrived } from '../case/replay-letters.ts';
import { type Awareness, awarenessOf } from '../case/report-facts.ts';
import { addCalendarDays, atTime, dayOf, daysBetween } from '../case/working-days.ts';
import type { Desk } from './desk.ts';
import type { CaseFile } from './find-cases.ts';

export type CaseClock = { name: string; from: Date; to: Date; end: Date | null; words: string };

/** The clocks that run on a case, the controller's own among them: from, allowed until, and when it ended. */
export function clocksOf(desk: Desk, file: CaseFile): CaseClock[] {
  const { kase } = file;
  return [...awareness(kase), reply(desk, kase), ...answer(desk, file), decision(desk, kase)];
}

function awareness(kase: Case): CaseClock[] {
  const aware = awarenessOf(kase);
  if (!aware) return [];
  const from = new Date(kase.reportedAt.getTime() - aware.longest);
  const to = new Date(from.getTime() + 72 * 3_600_000);
  return [{ name: 'Reported within 72 h', from, to, end: kase.reportedAt, words: hoursWords(aware) }];
}

function reply(desk: Desk, kase: Case): CaseClock {
  const { dueAt, kept } = kase.promise;
  const { due, left, late } = dueWords(dueAt, desk.clock.now(), desk.calendar);
  const clock = { name: `Reply by ${due}`, from: kase.reportedAt, to: dueAt, end: kept?.at ?? null };
  const resting = restingOf(kase);
  if (!kept && resting.status === 'referred') return { ...clock, end: resting.at, words: 'referred without a reply' };
  if (!kept) return { ...clock, words: late ?? firstOf(left) };
  if (kept.by === 'no-reply-needed') return { ...clock, words: 'no reply needed' };
  return { ...clock, words: `kept, ${spare(desk, kept.at, dueAt)}` };
}

/** "4 days to spare", "2 days late". */
export function spare(desk: Desk, at: Date, dueAt: Date): string {
  const days = Math.abs(daysBetween(dayOf(at, desk.calendar), dayOf(dueAt, desk.calendar)));
  const length = days > 0 ? count(days, 'day') : duration(at, dueAt);
  return at <= dueAt ? `${length} to spare` : `${length} late`;
}

/** The newest question that was asked, whether it waits or was answered by a follow-up. */
function answer(desk: Desk, { kase, history }: CaseFile): CaseClock[] {
  const place = history.findLastIndex((event) => 'request' in event && event.request !== null);
  const asked = history[place];
  if (!asked || !('request' in asked) || !asked.request) return [];
  const later = history.slice(place).findLast((event) => event.type === 'answer-date-extended');
  const { letter } = asked.request;
  const { answerBy } = later ?? asked.request;
  const sent = kase.letters.find(({ id }) => id === letter);
  // What never reached the controller asks nothing.
  if (!sent || !arrived(sent)) return [];
  const came = kase.reports.find(({ receivedAt }) => receivedAt > sent.sentAt)?.receivedAt ?? null;
  const now = desk.clock.now();
  const { due, left, late } = dueDayWords(answerBy, now, desk.calendar);
  const to = atTime(answerBy, desk.calendar.closes, desk.calendar);
  const words = came
    ? `came ${dayWords(dayOf(came, desk.calendar), dayOf(now, desk.calendar))}`
    : (late ?? firstOf(left));
  return [{ name: `Answer due ${due}`, from: sent.sentAt, to, end: came, words }];
}

function decision(desk: Desk, kase: Case): CaseClock {
  const resting = restingOf(kase);
  const end = resting.status === 'closed' || resting.status === 'referred' ? resting.at : null;
  const { day, days } = decideBy(kase, desk.calendar, desk.rules);
  const { due, left, late } = dueDayWords(day, desk.clock.now(), desk.calendar);
  const { from } = kase.cycle;
  const to = addCalendarDays(from, days, desk.calendar);
  const words = end ? `${count(daysTaken(from, end, desk.calendar), 'day')} taken` : (late ?? firstOf(left));
  return { name: `Decide by ${due}`, from, to, end, words };
}

/** "4 days left" of "4 days left, 2 working days after today". */
function firstOf(left: string | null): string {
  return left?.split(',')[0] ?? '';
}

function hoursWords({ shortest, longest }: Awareness): string {
  const hours = (ms: number) => duration(new Date(ms), new Date(0));
  return longest - shortest < 60_000 ? hours(longest) : `${hours(shortest)} to ${hours(longest)}`;
}
