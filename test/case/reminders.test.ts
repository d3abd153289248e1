import { describe, expect, test } from 'vitest';
import type { Case, CaseEvent } from '../../src/case/case.ts';
import { commitmentsOf, decideBy, defaultAnswerBy, nextReminderAt, remindersDue } from '../../src/case/commitments.ts';
import { dayAndTime } from '../../src/case/counting.ts';
import { replay } from '../../src/case/replay.ts';
import { addCalendarDays } from '../../src/case/working-days.ts';
import { calendarOf } from '../../src/policy/calendar.ts';
import { loadPolicy } from '../../src/policy/load-policy.ts';
import {
  acknowledged,
  asked,
  cameBack,
  claimed,
  decided,
  extended,
  followUp,
  read,
  referred,
  sent,
} from './history.ts';
import { opened, rules } from './seed.ts';

const calendar = calendarOf(loadPolicy(null));
const given = (...events: CaseEvent[]) => replay([...opened(), ...events]);

/** What is told of one commitment, ever, in words. */
function ladder(kase: Case, commitment: string): string[] {
  return remindersDue(kase, new Date('2030-01-01T00:00:00Z'), calendar, rules)
    .filter((reminder) => reminder.commitment === commitment)
    .map(({ at, kind, audience }) => `${dayAndTime(at, at, calendar)} ${kind}, ${audience}`);
}

/** A case with a promise due then, here since it was reported; without the last word of each reminder. */
function dueAt(due: string): string[] {
  const reportedAt = addCalendarDays(new Date(due), -rules.promise.days, calendar).toISOString();
  const kase = replay(opened({ at: reportedAt, reportedAt }));
  expect(kase.promise.dueAt).toEqual(new Date(due));
  return ladder(kase, 'reply').map((line) => line.replace(/,[^,]*$/, ''));
}

describe('a promise is reminded of on mornings when the office works, before it is late', () => {
  test.for<[name: string, due: string, told: string[]]>([
    ['Monday', '2026-02-02T12:00:00Z', ['Fri 30 Jan, 09:00 day-before', 'Mon 2 Feb, 09:00 due-day']],
    ['Tuesday', '2026-02-03T12:00:00Z', ['Mon 2 Feb, 09:00 day-before', 'Tue 3 Feb, 09:00 due-day']],
    ['Wednesday', '2026-02-04T12:00:00Z', ['Tue 3 Feb, 09:00 day-before', 'Wed 4 Feb, 09:00 due-day']],
    ['Thursday', '2026-02-05T12:00:00Z', ['Wed 4 Feb, 09:00 day-before', 'Thu 5 Feb, 09:00 due-day']],
    ['Friday', '2026-02-06T12:00:00Z', ['Thu 5 Feb, 09:00 day-before', 'Fri 6 Feb, 09:00 due-day']],
    [
      'Saturday',
      '2026-02-07T12:00:00Z',
      ['Thu 5 Feb, 09:00 day-before', 'Fri 6 Feb, 09:00 due-day', 'Fri 6 Feb, 15:00 last-call'],
    ],
    [
      'Sunday',
      '2026-02-08T12:00:00Z',
      ['Thu 5 Feb, 09:00 day-before', 'Fri 6 Feb, 09:00 due-day', 'Fri 6 Feb, 15:00 last-call'],
    ],
    [
      'a bank holiday',
      '2026-05-25T12:00:00Z',
      ['Thu 21 May, 09:00 day-before', 'Fri 22 May, 09:00 due-day', 'Fri 22 May, 15:00 last-call'],
    ],
    [
      'Easter Monday',
      '2026-04-06T12:00:00Z',
      ['Wed 1 Apr, 09:00 day-before', 'Thu 2 Apr, 09:00 due-day', 'Thu 2 Apr, 15:00 last-call'],
    ],
    ['the Tuesday after Easter', '2026-04-07T12:00:00Z', ['Thu 2 Apr, 09:00 day-before', 'Tue 7 Apr, 09:00 due-day']],
    [
      'a morning before the office is told anything',
      '2026-02-05T08:00:00Z',
      ['Tue 3 Feb, 09:00 day-before', 'Wed 4 Feb, 09:00 due-day', 'Wed 4 Feb, 15:00 last-call'],
    ],
    [
      'nine sharp',
      '2026-02-05T09:00:00Z',
      ['Tue 3 Feb, 09:00 day-before', 'Wed 4 Feb, 09:00 due-day', 'Wed 4 Feb, 15:00 last-call'],
    ],
    [
      'a minute before midnight',
      '2026-02-05T23:59:00Z',
      ['Wed 4 Feb, 09:00 day-before', 'Thu 5 Feb, 09:00 due-day', 'Thu 5 Feb, 15:00 last-call'],
    ],
    [
      'the night the clocks go back',
      '2026-10-25T00:30:00Z',
      ['Thu 22 Oct, 09:00 day-before', 'Fri 23 Oct, 09:00 due-day', 'Fri 23 Oct, 15:00 last-call'],
    ],
  ])('when it falls due on %s', ([, due, told]) => {
    expect(dueAt(due).filter((line) => !line.includes('late'))).toEqual(told);
  });
});

describe('a late promise is said on every working morning of a week, then only in the digest', () => {
  test.for<[name: string, due: string, told: string]>([
    ['a Monday', '2026-02-02T12:00:00Z', 'Tue 3, Wed 4, Thu 5, Fri 6, Mon 9 week-late'],
    ['a Friday', '2026-02-06T12:00:00Z', 'Mon 9, Tue 10, Wed 11, Thu 12, Fri 13 week-late'],
    ['a Saturday', '2026-02-07T12:00:00Z', 'Mon 9, Tue 10, Wed 11, Thu 12, Fri 13, Mon 16 week-late'],
    ['Maundy Thursday', '2026-04-02T12:00:00Z', 'Tue 7, Wed 8, Thu 9 week-late'],
    [
      'a morning: that same morning first',
      '2026-02-05T08:00:00Z',
      'Thu 5, Fri 6, Mon 9, Tue 10, Wed 11, Thu 12 week-late',
    ],
    ['nine sharp: not before it is late', '2026-02-05T09:00:00Z', 'Fri 6, Mon 9, Tue 10, Wed 11, Thu 12 week-late'],
    ['a minute before midnight', '2026-02-05T23:59:00Z', 'Fri 6, Mon 9, Tue 10, Wed 11, Thu 12 week-late'],
  ])('when it fell due on %s', ([, due, told]) => {
    const late = dueAt(due).filter((line) => line.includes('late'));
    expect(late.every((line) => line.includes(', 09:00 '))).toBe(true);
    expect(late.map((line) => line.replace(/ \w{3}, 09:00( late)?/, '')).join(', ')).toBe(told);
  });
});

describe('what else is owed', () => {
  test('a follow-up is to be read within two working days', () => {
    const kase = given(claimed(), acknowledged('a'), sent('a'), followUp());
    expect(ladder(kase, 'read')).toEqual([
      'Fri 3 Jan, 09:00 due-day, owner',
      'Mon 6 Jan, 09:00 late, owner-and-leads',
      'Tue 7 Jan, 09:00 late, owner-and-leads',
      'Wed 8 Jan, 09:00 late, owner-and-leads',
      'Thu 9 Jan, 09:00 late, owner-and-leads',
      'Fri 10 Jan, 09:00 week-late, digest',
    ]);
    expect(ladder(replay([...opened(), followUp(), read()]), 'read')).toEqual([]);
  });

  test("the controller's answer is watched for its owner", () => {
    expect(ladder(given(claimed(), asked('q'), sent('q')), 'answer')).toEqual([
      'Mon 6 Jan, 09:00 due-day, owner',
      'Tue 7 Jan, 09:00 late, owner',
      'Wed 8 Jan, 09:00 late, owner',
      'Thu 9 Jan, 09:00 late, owner',
      'Fri 10 Jan, 09:00 late, owner',
      'Mon 13 Jan, 09:00 week-late, digest',
    ]);
  });

  test('a decision is aimed for within thirty days, on a day when the office works', () => {
    expect(decideBy(given(), calendar, rules)).toEqual({ days: 30, aim: '2020-01-19', day: '2020-01-17' });
    expect(ladder(given(), 'decide').slice(0, 3)).toEqual([
      'Thu 16 Jan, 09:00 day-before, owner',
      'Fri 17 Jan, 09:00 due-day, owner',
      'Mon 20 Jan, 09:00 late, owner-and-leads',
    ]);
  });

  test('a request suggests a day two weeks on, when the office works', () => {
    expect(defaultAnswerBy(new Date('2019-12-23T11:22:00Z'), calendar, rules)).toBe('2020-01-06');
    expect(defaultAnswerBy(new Date('2019-12-18T11:22:00Z'), calendar, rules)).toBe('2020-01-02');
    expect(defaultAnswerBy(new Date('2026-03-23T11:22:00Z'), calendar, rules)).toBe('2026-04-07');
  });

  test.for<[string, CaseEvent[], string[]]>([
    ['new case', [], ['reply', 'decide']],
    ['acknowledged case', [acknowledged('a'), sent('a')], ['decide']],
    ['case whose acknowledgement came back', [acknowledged('a'), sent('a'), cameBack('a')], ['reply', 'decide']],
    ['case whose first letter leaves', [acknowledged('a')], ['reply', 'decide']],
    ['case that waits', [asked('q'), sent('q')], ['answer', 'decide']],
    [
      'case that waits beyond the day of its decision',
      [asked('q'), sent('q'), extended('2020-01-31')],
      ['decide', 'answer'],
    ],
    ['case with an early follow-up', [followUp()], ['reply', 'read', 'decide']],
    ['case with a follow-up before its reply', [followUp('m2', '2019-12-27')], ['read', 'reply', 'decide']],
    [
      'case whose follow-up came while its request was leaving',
      [asked('q'), followUp(), sent('q')],
      ['read', 'answer', 'decide'],
    ],
    [
      'case whose follow-up came so, and was given more time',
      [asked('q'), followUp(), sent('q'), extended('2020-01-31')],
      ['read', 'decide', 'answer'],
    ],
    ['case whose follow-up came so and was read', [asked('q'), followUp(), sent('q'), read()], ['answer', 'decide']],
    ['case whose follow-up was read before it left', [asked('q'), followUp(), read(), sent('q')], ['answer', 'decide']],
    ['case whose request was written about its follow-up', [followUp(), asked('q'), sent('q')], ['answer', 'decide']],
    [
      'case that is asked once more about its follow-up',
      [asked('q'), followUp(), sent('q'), asked('r'), sent('r')],
      ['answer', 'decide'],
    ],
    ['closed case', [decided('d'), sent('d')], []],
    ['referred case', [referred()], []],
  ])('a %s', ([, events, owed]) => {
    expect(commitmentsOf(given(...events), calendar, rules).map(({ kind }) => kind)).toEqual(owed);
  });

  test('what would have been said before a case arrived is not made up for', () => {
    const late = replay(opened({ at: '2019-12-27T17:30:00Z' }));
    expect(ladder(late, 'reply')[0]).toBe('Mon 30 Dec, 09:00 late, owner-and-leads');
    const born = replay(opened({ at: '2019-12-27T18:17:00Z' }));
    expect(ladder(born, 'reply')).toEqual(['Fri 27 Dec, 18:17 born-late, owner-and-leads']);
  });

  test('the desk wakes when the next reminder is to be told, and no more when all are', () => {
    const kase = given();
    expect(nextReminderAt(kase, kase.receivedAt, calendar, rules)).toEqual(new Date('2019-12-24T09:00:00Z'));
    expect(nextReminderAt(kase, new Date('2019-12-24T09:00:00Z'), calendar, rules)).toEqual(
      new Date('2019-12-27T09:00:00Z'),
    );
    expect(nextReminderAt(kase, new Date('2020-02-01T09:00:00Z'), calendar, rules)).toBe(null);
  });
});
