import { describe, expect, test } from 'vitest';
import { calendarOf, rulesOf } from '../../src/policy/calendar.ts';
import { loadPolicy } from '../../src/policy/load-policy.ts';
import { officeFolder } from './office-folder.ts';

const calendar = calendarOf(loadPolicy(null));

describe('the bank holidays of England, from gov.uk/bank-holidays and the rules for years to come', () => {
  test.for<[year: number, days: string]>([
    [2018, '01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26'],
    [2019, '01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26'],
    // Early May moved to the Friday of VE Day.
    [2020, '01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28'],
    [2021, '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28'],
    // Spring moved to June for the Platinum Jubilee; the State Funeral.
    [2022, '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27'],
    // The Coronation.
    [2023, '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26'],
    [2024, '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26'],
    [2025, '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26'],
    [2026, '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28'],
    [2027, '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28'],
    [2028, '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26'],
    [2033, '01-03 04-15 04-18 05-02 05-30 08-29 12-26 12-27'],
  ])('%i', ([year, days]) => {
    expect(holidaysOnWeekdays(year)).toBe(days);
  });

  test('are known for every year from 2018 to 2040', () => {
    const years = new Set([...calendar.holidays].map((day) => Number(day.slice(0, 4))));
    expect([...years].sort()).toEqual(Array.from({ length: 23 }, (_, n) => 2018 + n));
  });
});

test('an office may close on more days and work on others', () => {
  const own = 'holidays: { country: GB, state: SCT, extra: ["2026-12-24"], not: ["2026-01-02"] }';
  const { holidays } = calendarOf(loadPolicy(officeFolder({ 'policy.yml': own })));
  expect(holidays.has('2026-12-24')).toBe(true);
  expect(holidays.has('2026-01-02')).toBe(false);
  expect(holidays.has('2027-11-30')).toBe(true);
  expect(calendar.holidays.has('2027-11-30')).toBe(false);
});

test('the office and its commitments are as design and forms say', () => {
  const { zone, opens, closes, workingWeekdays } = calendar;
  expect({ zone, opens, closes, workingWeekdays }).toEqual({
    zone: 'Europe/London',
    opens: '09:00',
    closes: '17:00',
    workingWeekdays: [1, 2, 3, 4, 5],
  });
  expect(rulesOf(loadPolicy(null))).toEqual({
    promise: { days: 7 },
    decision: { days: 30 },
    readWorkingDays: 2,
    requestDays: 14,
    morning: '09:00',
    lastCall: '15:00',
  });
});

function holidaysOnWeekdays(year: number): string {
  return [...calendar.holidays]
    .filter((day) => day.startsWith(`${year}-`) && ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()))
    .map((day) => day.slice(5))
    .sort()
    .join(' ');
}
