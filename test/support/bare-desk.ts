import type { Database } from '../../db/database.ts';
import type { Desk } from '../../src/desk/desk.ts';
import { silent } from '../../src/log.ts';
import { calendarOf, rulesOf } from '../../src/policy/calendar.ts';
import { loadPolicy } from '../../src/policy/load-policy.ts';

/** A desk that reaches nothing but its database: no mailbox, no chat, and bells that nobody hears. */
export function bareDesk(db: Database, now: () => Date): Desk {
  const policy = loadPolicy(null);
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
    policy,
    calendar: calendarOf(policy),
    rules: rulesOf(policy),
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
