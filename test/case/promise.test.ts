import { describe, expect, test } from 'vitest';
import type { Case } from '../../src/case/case.ts';
import { remindersDue } from '../../src/case/commitments.ts';
import { dayAndTime, dueWords } from '../../src/case/counting.ts';
import { calendar, claimedSeed, rules, seedCase } from './seed.ts';

const told = (kase: Case, until: string) =>
  remindersDue(kase, new Date(until), calendar, rules)
    .filter(({ commitment }) => commitment === 'reply')
    .map(({ at, kind, audience }) => `${dayAndTime(at, at, calendar)} ${kind} ${audience}`);

describe('the promise to answer within seven calendar days', () => {
  test('counts from when the controller reported, not from when staff forwarded it', () => {
    expect(seedCase().promise.dueAt).toEqual(new Date('2019-12-27T18:16:00Z'));
  });

  test('is said with the working days that are left and the last moment to send', () => {
    expect(dueWords(seedCase().promise.dueAt, seedCase().receivedAt, calendar)).toEqual({
      due: 'Fri 27 Dec, 18:16',
      left: '4 days left, 2 working days after today',
      sendBy: 'send by Fri 27 Dec, 17:00',
      late: null,
    });
  });

  test('is reminded of on working mornings before, and daily for a week after', () => {
    expect(told(claimedSeed(), '2020-01-10T12:00:00Z')).toEqual([
      'Tue 24 Dec, 09:00 day-before owner',
      'Fri 27 Dec, 09:00 due-day owner',
      'Fri 27 Dec, 15:00 last-call owner',
      'Mon 30 Dec, 09:00 late owner-and-leads',
      'Tue 31 Dec, 09:00 late owner-and-leads',
      'Thu 2 Jan, 09:00 late owner-and-leads',
      'Fri 3 Jan, 09:00 week-late digest',
    ]);
  });

  test('is said once for a case that arrives after it', () => {
    expect(told(seedCase({ at: '2019-12-30T09:30:00Z' }), '2020-01-31T12:00:00Z')).toEqual([
      'Mon 30 Dec, 09:30 born-late owner-and-leads',
    ]);
  });
});
