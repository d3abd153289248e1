import type { Desk } from '../../src/desk/desk.ts';
import { calendarOf, rulesOf } from '../../src/policy/calendar.ts';
import { loadPolicy } from '../../src/policy/load-policy.ts';
import { NOW } from './fill.ts';

/** Only what drawing uses; whatever else they reached for would fail loudly. */
export function deskOn(db: Desk['db']): Desk {
  const policy = loadPolicy(null);
  const desk: Partial<Desk> = {
    db,
    policy,
    calendar: calendarOf(policy),
    rules: rulesOf(policy),
    clock: { now: () => NOW },
    wall: () => NOW,
    mailbox: { address: 'casework@regulator.example' } as Desk['mailbox'],
    alsoRead: [],
    practice: null,
  };
  return desk as Desk;
}
