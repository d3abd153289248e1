import { sql } from 'drizzle-orm';
import type { Database } from '../../../db/database.ts';
import { officeClock } from '../../../db/office-clock.ts';

/** Wall time that can be moved on instead of being waited for. Never back. */
export type VirtualTime = {
  wall: () => Date;
  /** Moves on: work that was put off comes so much nearer, and the world outside hears what time it is. */
  pass: (ms: number) => Promise<void>;
  /** When the machine's own clock will show what is this moment in virtual time. */
  real: (at: Date) => Date;
  /** How much has been skipped. */
  skipped: () => number;
};

const CHANNEL = sql`('pgboss_' || left(encode(sha224('pgboss'::bytea), 'hex'), 24))`;

export function virtualTime(db: Database, sandboxUrl: string): VirtualTime {
  let ahead = 0;
  return {
    wall: () => new Date(Date.now() + ahead),
    real: (at) => new Date(at.getTime() - ahead),
    skipped: () => ahead,
    pass: async (ms) => {
      ahead += ms;
      const [clock] = await db.select().from(officeClock);
      await fetch(`${sandboxUrl}/_sandbox/clock-offset`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ offsetMs: (clock?.offsetMs ?? 0) + ahead }),
      });
      await db.execute(sql`
        with nearer as (
          update pgboss.job set start_after = start_after - make_interval(secs => ${ms / 1000})
          where state < 'active' and start_after > now() returning name, start_after
        ), due as (select distinct name from nearer where start_after <= now())
        select pg_notify(${CHANNEL}, name) from due`);
    },
  };
}
