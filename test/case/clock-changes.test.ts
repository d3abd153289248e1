import { afterEach, describe, expect, test } from 'vitest';
import { atTime, dayOf, timeOf } from '../../src/case/working-days.ts';
import { calendar, seedCase } from './seed.ts';

const machine = process.env['TZ'];
afterEach(() => {
  if (machine === undefined) delete process.env['TZ'];
  else process.env['TZ'] = machine;
});

/** Whichever zone the machine is in, the office's wall is London's. */
const machines = ['UTC', 'Europe/London', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland'];

describe.each(machines)('on a machine in %s', (zone) => {
  test.for<[day: string, time: string, instant: string]>([
    ['2026-03-29', '00:59', '2026-03-29T00:59:00Z'],
    // The clocks go from 01:00 to 02:00: these never come, and are read as after the jump.
    ['2026-03-29', '01:00', '2026-03-29T01:00:00Z'],
    ['2026-03-29', '01:30', '2026-03-29T01:30:00Z'],
    ['2026-03-29', '02:00', '2026-03-29T01:00:00Z'],
    ['2026-03-29', '09:00', '2026-03-29T08:00:00Z'],
    ['2026-10-25', '00:59', '2026-10-24T23:59:00Z'],
    // They go from 02:00 back to 01:00: these come twice, and the first counts.
    ['2026-10-25', '01:00', '2026-10-25T00:00:00Z'],
    ['2026-10-25', '01:30', '2026-10-25T00:30:00Z'],
    ['2026-10-25', '01:59', '2026-10-25T00:59:00Z'],
    ['2026-10-25', '02:00', '2026-10-25T02:00:00Z'],
  ])('%s %s on the wall is one instant', ([day, time, instant]) => {
    process.env['TZ'] = zone;
    expect(atTime(day, time, calendar)).toEqual(new Date(instant));
  });

  test.for<[reported: string, due: string, wall: string]>([
    ['2026-03-22T01:30:00Z', '2026-03-29T01:30:00Z', '2026-03-29 02:30'],
    ['2026-03-28T18:16:00Z', '2026-04-04T17:16:00Z', '2026-04-04 18:16'],
    ['2026-10-18T00:30:00Z', '2026-10-25T00:30:00Z', '2026-10-25 01:30'],
    ['2026-10-18T01:30:00Z', '2026-10-25T02:30:00Z', '2026-10-25 02:30'],
    ['2026-10-25T01:30:00Z', '2026-11-01T01:30:00Z', '2026-11-01 01:30'],
    ['2026-10-24T22:30:00Z', '2026-10-31T23:30:00Z', '2026-10-31 23:30'],
    ['2019-12-20T18:16:42.123Z', '2019-12-27T18:16:42.123Z', '2019-12-27 18:16'],
    ['2019-12-27T09:00:00Z', '2020-01-03T09:00:00Z', '2020-01-03 09:00'],
    ['2024-02-22T10:00:00Z', '2024-02-29T10:00:00Z', '2024-02-29 10:00'],
    ['2023-02-22T10:00:00Z', '2023-03-01T10:00:00Z', '2023-03-01 10:00'],
  ])('what was reported %s is answered within seven days of the same wall time', ([reported, due, wall]) => {
    process.env['TZ'] = zone;
    const { promise } = seedCase({ at: reported, reportedAt: reported });
    expect(promise.dueAt).toEqual(new Date(due));
    expect(`${dayOf(new Date(due), calendar)} ${timeOf(new Date(due), calendar)}`).toBe(wall);
  });
});

test('the second 01:30 of an October night keeps a promise due at the first too late', () => {
  const kase = seedCase({ at: '2026-10-18T08:00:00Z', reportedAt: '2026-10-18T00:30:00Z' });
  expect(kase.promise.dueAt < new Date('2026-10-25T01:30:00Z')).toBe(true);
});
