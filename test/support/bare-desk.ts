import type { Database } from '../../db/database.ts';
import type { Desk } from '../../src/desk/desk.ts';
import { silent } from '../../src/log.ts';
import { calendarOf, rulesOf } from '../../src/policy/calendar.ts';
import { loadPolicy } from '../../src/policy/load-policy.ts';

/** The office as it comes: its holidays take longer to work out than most tests. */
export const practiceOffice = once(() => {
  const policy = loadPolicy(null);
  return { policy, calendar: calendarOf(policy), rules: rulesOf(policy) };
});

function once<T>(make: () => T): () => T {
  let made: T | null = null;
  return () => (made ??= make());
}

/** A desk that reaches nothing but its database: no mailbox, no chat, and bells that nobody hears. */
export function bareDesk(db: Database, now: () => Date): Desk {
  const outside = new Proxy(
    {},
    {
      get: (_none, name) => {
        if (name === 'address') return 'casework@regulator.example';
        if (name === 'surface') return 'slack';
        if (name === 'channels') return { cases: 'C0CASES', urgent: null, ops: 'C0OPS' };
        throw new Error(`A bare desk was asked for "${String(name)}" outside its database`);
      },
    },
  );
  return {
    db,
    clock: { now },
    wall: now,
    begun: now(),
    databaseClock: async () => now(),
    ...practiceOffice(),
    // Everything that these two could be asked for is refused above.
    mailbox: outside as Desk['mailbox'],
    alsoRead: [],
    endings: async () => [],
    chats: [outside as Desk['chats'][number]],
    reader: outside as Desk['reader'],
    bell: { ring: async () => {} },
    log: silent,
    counts: {
      mailsReceived: () => {},
      mailsFoundBySweep: () => {},
      lettersSent: () => {},
      refusals: () => {},
      remindersTold: () => {},
    },
    practice: null,
  };
}
