import type { Case } from './case.ts';
import { restingOf } from './replay.ts';
import { followUpIn } from './standing.ts';
import {
  addCalendarDays,
  atTime,
  type Day,
  dayOf,
  daysBetween,
  nextWorkingDay,
  type OfficeCalendar,
  previousWorkingDay,
  shiftDay,
  workingDayFrom,
  workingDayUntil,
} from './working-days.ts';

/** Days, and how many instead for what was reported on a later day: a rule that changes leaves older cases alone. */
export type Length = { days: number; changes?: { from: Day; days: number }[] | undefined };

/** Lengths that policy sets, in days; mornings and last calls are wall times, HH:MM. */
export type CommitmentRules = {
  promise: Length;
  decision: Length;
  readWorkingDays: number;
  requestDays: number;
  morning: string;
  lastCall: string;
};

export type CommitmentKind = 'reply' | 'answer' | 'read' | 'decide';

/** Something that is owed on a case. day: a commitment without a time of day falls due when the office closes. */
export type Commitment = { kind: CommitmentKind; dueAt: Date; day: Day | null };

/**
 * What is owed now, the next duty first: whichever falls due soonest, for the decision's day does not wait while a
 * controller is given more time. A closed or referred case owes nothing.
 */
export function commitmentsOf(kase: Case, calendar: OfficeCalendar, rules: CommitmentRules): Commitment[] {
  const resting = restingOf(kase);
  if (resting.status === 'closed' || resting.status === 'referred') return [];
  const byDay = (kind: CommitmentKind, day: Day): Commitment => ({
    kind,
    dueAt: atTime(day, calendar.closes, calendar),
    day,
  });
  const unread = followUpIn(resting);
  const owed: Commitment[] = [
    ...(kase.promise.kept ? [] : [{ kind: 'reply' as const, dueAt: kase.promise.dueAt, day: null }]),
    ...(unread ? [byDay('read', unread.readBy)] : []),
    ...(resting.status === 'waiting-for-controller' ? [byDay('answer', resting.request.answerBy)] : []),
    byDay('decide', decideBy(kase, calendar, rules).day),
  ];
  return owed.sort((one, other) => one.dueAt.getTime() - other.dueAt.getTime());
}

/** The aim is so many days from the report, or from when the case was reopened; the day is the last working one up to it. */
export function decideBy(kase: Case, calendar: OfficeCalendar, rules: CommitmentRules) {
  const days = daysOf(rules.decision, kase.cycle.from, calendar);
  const aim = dayOf(addCalendarDays(kase.cycle.from, days, calendar), calendar);
  return { days, aim, day: workingDayUntil(aim, calendar) };
}

/** By the rule that held on that day. */
export function daysOf({ days, changes = [] }: Length, at: Date, calendar: OfficeCalendar): number {
  const day = dayOf(at, calendar);
  const held = changes.filter(({ from }) => from <= day).sort((one, other) => (one.from < other.from ? -1 : 1));
  return held.at(-1)?.days ?? days;
}

/** The reply date that a request suggests, on a day when the office works. */
export function defaultAnswerBy(now: Date, calendar: OfficeCalendar, rules: CommitmentRules): Day {
  return workingDayFrom(shiftDay(dayOf(now, calendar), rules.requestDays), calendar);
}

export type Reminder = {
  commitment: CommitmentKind;
  kind: 'day-before' | 'due-day' | 'last-call' | 'late' | 'week-late' | 'born-late';
  /** When it is to be told. */
  at: Date;
  dueAt: Date;
  audience: 'owner' | 'leads' | 'owner-and-leads' | 'digest';
};

/** Every reminder whose time has come, oldest first. What was told already is for the caller to know. */
export function remindersDue(kase: Case, now: Date, calendar: OfficeCalendar, rules: CommitmentRules): Reminder[] {
  return ladder(kase, calendar, rules).filter(({ at }) => at <= now);
}

/** When the next reminder after a moment is to be told; null when none is to come. */
export function nextReminderAt(kase: Case, after: Date, calendar: OfficeCalendar, rules: CommitmentRules): Date | null {
  return ladder(kase, calendar, rules).find(({ at }) => at > after)?.at ?? null;
}

function ladder(kase: Case, calendar: OfficeCalendar, rules: CommitmentRules): Reminder[] {
  return commitmentsOf(kase, calendar, rules)
    .flatMap((commitment) => remindersOf(kase, commitment, calendar, rules))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

/**
 * Before the due time on mornings of working days, never later than the last one; after it on the working
 * mornings of a week; then only the digest speaks of it. A case that arrives late is said once, on arrival.
 */
function remindersOf(kase: Case, commitment: Commitment, calendar: OfficeCalendar, rules: CommitmentRules): Reminder[] {
  const { kind, dueAt } = commitment;
  const reminder = (what: Reminder['kind'], at: Date, audience: Reminder['audience']): Reminder => ({
    commitment: kind,
    kind: what,
    at,
    dueAt,
    audience,
  });
  if (kind === 'reply' && kase.receivedAt > dueAt) return [reminder('born-late', kase.receivedAt, 'owner-and-leads')];
  const steps = [
    ...before(commitment, calendar, rules).map(({ what, at }) => reminder(what, at, 'owner')),
    ...late(dueAt, calendar, rules).map(({ what, at }) =>
      reminder(what, at, what === 'week-late' ? 'digest' : kind === 'answer' ? 'owner' : 'owner-and-leads'),
    ),
  ];
  // What would have been said before the case was here is not made up for.
  return steps.filter(({ at }) => at >= kase.receivedAt);
}

type Step = { what: Reminder['kind']; at: Date };

function before({ kind, dueAt }: Commitment, calendar: OfficeCalendar, rules: CommitmentRules): Step[] {
  const last = lastWorkingDay(dueAt, calendar, rules);
  const morning = (day: Day) => atTime(day, rules.morning, calendar);
  const dueDay: Step = { what: 'due-day', at: morning(last) };
  if (kind === 'answer' || kind === 'read') return [dueDay];
  const dayBefore: Step = { what: 'day-before', at: morning(previousWorkingDay(last, calendar)) };
  const lastCall = atTime(last, rules.lastCall, calendar);
  const call: Step[] = kind === 'reply' && lastCall < dueAt ? [{ what: 'last-call', at: lastCall }] : [];
  return [dayBefore, dueDay, ...call];
}

/** The last working day on which the morning's notice still comes before the due time. */
export function lastWorkingDay(dueAt: Date, calendar: OfficeCalendar, rules: CommitmentRules): Day {
  const day = workingDayUntil(dayOf(dueAt, calendar), calendar);
  return atTime(day, rules.morning, calendar) < dueAt ? day : previousWorkingDay(day, calendar);
}

const WEEK = 7;

function late(dueAt: Date, calendar: OfficeCalendar, rules: CommitmentRules): Step[] {
  const dueDay = dayOf(dueAt, calendar);
  const steps: Step[] = [];
  for (let day = firstLateDay(dueAt, calendar, rules); ; day = nextWorkingDay(day, calendar)) {
    const weekLate = daysBetween(dueDay, day) >= WEEK;
    steps.push({ what: weekLate ? 'week-late' : 'late', at: atTime(day, rules.morning, calendar) });
    if (weekLate) return steps;
  }
}

/** The first working day whose morning comes after the due time: the due day itself when it fell due at night. */
function firstLateDay(dueAt: Date, calendar: OfficeCalendar, rules: CommitmentRules): Day {
  const day = workingDayFrom(dayOf(dueAt, calendar), calendar);
  return atTime(day, rules.morning, calendar) > dueAt ? day : nextWorkingDay(day, calendar);
}
