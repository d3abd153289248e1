import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayAndTime } from '../../src/case/counting.ts';
import { latestNotice, type PutOff, putOffs, putOffUntil, tellFrom } from '../../src/case/put-off.ts';
import { atTime, dayOf, isWorkingDay, type OfficeCalendar, timeOf } from '../../src/case/working-days.ts';
import { calendar, rules } from './seed.ts';

const hoursOf = (opens: string, closes: string, ...workingWeekdays: number[]): OfficeCalendar => ({
  ...calendar,
  opens,
  closes,
  workingWeekdays,
});
const office = hoursOf('09:00', '17:00', 1, 2, 3, 4, 5);
const words = (at: Date | null) => at && dayAndTime(at, new Date('2026-06-01T00:00:00Z'), calendar);

describe('a person is told in their own hours, but in time', () => {
  test.for<[name: string, at: string, due: string, hours: OfficeCalendar, told: string]>([
    ['in the hours of the office', '2026-03-10T09:00Z', '2026-03-11T18:16Z', office, 'Tue 10 Mar, 09:00'],
    [
      'somebody who begins at ten',
      '2026-03-10T09:00Z',
      '2026-03-11T18:16Z',
      hoursOf('10:00', '18:00', 1, 2, 3, 4, 5),
      'Tue 10 Mar, 10:00',
    ],
    [
      'somebody who is not in on Tuesdays',
      '2026-03-10T09:00Z',
      '2026-03-12T18:16Z',
      hoursOf('09:00', '13:00', 1, 3, 4),
      'Wed 11 Mar, 09:00',
    ],
    [
      'somebody who comes back too late for it',
      '2026-03-10T09:00Z',
      '2026-03-11T18:16Z',
      hoursOf('09:00', '13:00', 1, 5),
      'Wed 11 Mar, 15:00',
    ],
    [
      'the last call, after somebody has gone home',
      '2026-03-11T15:00Z',
      '2026-03-11T18:16Z',
      hoursOf('07:00', '14:00', 1, 2, 3, 4, 5),
      'Wed 11 Mar, 15:00',
    ],
    [
      'what is due at noon',
      '2026-03-11T09:00Z',
      '2026-03-11T12:00Z',
      hoursOf('11:00', '19:00', 1, 2, 3, 4, 5),
      'Wed 11 Mar, 10:00',
    ],
    [
      'what is late, to somebody who begins at noon',
      '2026-03-12T09:00Z',
      '2026-03-11T18:16Z',
      hoursOf('12:00', '20:00', 1, 2, 3, 4, 5),
      'Thu 12 Mar, 12:00',
    ],
    [
      'what is late, on somebody’s free day',
      '2026-03-12T09:00Z',
      '2026-03-11T18:16Z',
      hoursOf('09:00', '17:00', 1, 2, 3),
      'Thu 12 Mar, 17:00',
    ],
    ['what was late when it came on a Sunday', '2026-03-15T03:00Z', '2026-03-11T18:16Z', office, 'Mon 16 Mar, 09:00'],
    ['the Monday after the clocks went forward', '2026-03-29T03:00Z', '2026-04-02T12:00Z', office, 'Mon 30 Mar, 09:00'],
  ])('%s', ([, at, due, hours, told]) => {
    expect(words(tellFrom({ at: new Date(at), dueAt: new Date(due) }, hours, office, rules))).toBe(told);
  });
});

describe('putting off', () => {
  const promised = '2026-03-20T18:16:00Z';
  test.for<[name: string, choice: PutOff, now: string, due: string, hours: OfficeCalendar, until: string | null]>([
    ['an hour is an hour', 'hour', '2026-03-10T10:20Z', promised, office, 'Tue 10 Mar, 11:20'],
    [
      'an hour before going home is the next morning',
      'hour',
      '2026-03-10T16:20Z',
      promised,
      office,
      'Wed 11 Mar, 09:00',
    ],
    ['tomorrow morning', 'morning', '2026-03-10T10:20Z', promised, office, 'Wed 11 Mar, 09:00'],
    ['tomorrow morning, said on a Friday', 'morning', '2026-03-13T10:20Z', promised, office, 'Mon 16 Mar, 09:00'],
    [
      'when somebody begins at half past seven',
      'morning',
      '2026-03-10T10:20Z',
      promised,
      hoursOf('07:30', '15:30', 1, 2, 3, 4, 5),
      'Wed 11 Mar, 07:30',
    ],
    ['Monday', 'monday', '2026-03-11T10:20Z', promised, office, 'Mon 16 Mar, 09:00'],
    ['Monday, said on a Monday, is the next', 'monday', '2026-03-09T10:20Z', promised, office, 'Mon 16 Mar, 09:00'],
    [
      'the Monday of a holiday is a Tuesday',
      'monday',
      '2020-04-08T10:20Z',
      '2020-04-30T12:00Z',
      office,
      'Tue 14 Apr 2020, 09:00',
    ],
    ['never beyond the last call of the promise', 'monday', '2026-03-19T10:20Z', promised, office, 'Fri 20 Mar, 15:00'],
    [
      'nor when the promise lapses on a Sunday',
      'monday',
      '2026-03-19T10:20Z',
      '2026-03-22T18:16Z',
      office,
      'Fri 20 Mar, 15:00',
    ],
    ['after the last call not at all', 'hour', '2026-03-20T15:00Z', promised, office, null],
    [
      'what is late, no longer than to the next morning',
      'monday',
      '2026-03-24T10:20Z',
      promised,
      office,
      'Wed 25 Mar, 09:00',
    ],
    [
      'over the night when the clocks go back',
      'morning',
      '2026-10-23T16:30Z',
      '2026-10-30T12:00Z',
      office,
      'Mon 26 Oct, 09:00',
    ],
    [
      'an hour of the night when they do',
      'hour',
      '2026-10-25T00:30Z',
      '2026-10-30T12:00Z',
      hoursOf('00:00', '23:59', 7),
      'Sun 25 Oct, 01:30',
    ],
  ])('%s', ([, choice, now, due, hours, until]) => {
    expect(words(putOffUntil(choice, new Date(now), new Date(due), hours, office, rules))).toBe(until);
  });
});

/** Two years of minutes, both changes of the clocks in each. */
const moment = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
const minutes = fc.integer({ min: 0, max: 23 * 60 + 58 });
const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const anyHours = fc
  .record({
    opens: minutes,
    length: fc.integer({ min: 1, max: 12 * 60 }),
    days: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
  })
  .map(({ opens, length, days }) => hoursOf(clock(opens), clock(Math.min(opens + length, 23 * 60 + 59)), ...days));
const zones = fc.constantFrom('Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Auckland');
const world = fc
  .record({ hours: anyHours, zone: zones, at: moment, dueIn: fc.integer({ min: -20 * 24 * 60, max: 40 * 24 * 60 }) })
  .map(({ hours, zone, at, dueIn }) => ({
    hours: { ...hours, zone },
    office: { ...office, zone },
    at,
    dueAt: new Date(at.getTime() + dueIn * 60_000),
  }));

test('whatever the hours, the zone and the clocks: nobody is told before the time, nor after the last hours of a duty', () => {
  fc.assert(
    fc.property(world, ({ hours, office, at, dueAt }) => {
      const told = tellFrom({ at, dueAt }, hours, office, rules);
      const latest = latestNotice({ at, dueAt }, office, rules);
      expect(told >= at).toBe(true);
      expect(told <= latest || told.getTime() === at.getTime()).toBe(true);
      const within = isWorkingDay(dayOf(told, hours), hours) && within24(told, hours);
      expect(within || told.getTime() === Math.max(at.getTime(), latest.getTime())).toBe(true);
      if (at < dueAt) expect(latest < dueAt).toBe(true);
    }),
  );
});

test('whatever is put off comes again, later than now and before what it reminds of is due', () => {
  fc.assert(
    fc.property(world, fc.constantFrom(...putOffs), ({ hours, office, at: now, dueAt }, choice) => {
      const until = putOffUntil(choice, now, dueAt, hours, office, rules);
      if (!until) {
        expect(latestNotice({ at: now, dueAt }, office, rules) <= now).toBe(true);
        return;
      }
      expect(until > now).toBe(true);
      if (now < dueAt) expect(until < dueAt).toBe(true);
      // The next sweep that looks at it finds nothing more to wait for.
      if (now < dueAt) expect(tellFrom({ at: until, dueAt }, hours, office, rules)).toEqual(until);
    }),
  );
});

/** A clock that skips an hour opens after the jump. */
function within24(told: Date, hours: OfficeCalendar): boolean {
  const day = dayOf(told, hours);
  return told >= atTime(day, hours.opens, hours) && timeOf(told, hours) <= hours.closes;
}
