import { eq } from 'drizzle-orm';
import type { Database } from '../../db/database.ts';
import { messages } from '../../db/messages.ts';
import { officeClock } from '../../db/office-clock.ts';
import type { Clock } from '../clock.ts';
import type { Desk } from './desk.ts';

export type OfficeClock = Clock & {
  /** Reads the offset again: another replica may have moved it. */
  refresh: () => Promise<void>;
  /** Moves office time. Only in practice, and only forward once anything has been dated. Throws ClockRefused. */
  moveTo: (now: Date) => Promise<void>;
  offsetMs: () => number;
};

export class ClockRefused extends Error {}

/** Office time is wall time plus an offset kept in one row; the row also says for ever whether this is practice. */
export async function openOfficeClock(db: Database, wall: () => Date, practice: boolean): Promise<OfficeClock> {
  await db.insert(officeClock).values({ id: 1, offsetMs: 0, practice }).onConflictDoNothing();
  let offsetMs = await offsetOf(db);
  const now = () => new Date(wall().getTime() + offsetMs);
  return {
    now,
    offsetMs: () => offsetMs,
    refresh: async () => {
      offsetMs = await offsetOf(db);
    },
    moveTo: async (to) => {
      await db.transaction(async (tx) => {
        const [row] = await tx.select().from(officeClock).where(eq(officeClock.id, 1)).for('update');
        if (!row?.practice) throw new ClockRefused('The office clock can be moved in practice only.');
        const present = wall().getTime() + row.offsetMs;
        const [dated] = await tx.select({ id: messages.id }).from(messages).limit(1);
        if (dated && to.getTime() < present) {
          throw new ClockRefused(
            'Office time only moves forward once a mail has arrived. Start afresh to go back in time.',
          );
        }
        await tx.update(officeClock).set({ offsetMs: to.getTime() - wall().getTime() });
      });
      offsetMs = await offsetOf(db);
    },
  };
}

/** An instant of wall time as the office's own clock showed it. */
export function inOfficeTime({ clock, wall }: Pick<Desk, 'clock' | 'wall'>, at: Date): Date {
  return new Date(at.getTime() + clock.now().getTime() - wall().getTime());
}

async function offsetOf(db: Database): Promise<number> {
  const [row] = await db.select().from(officeClock);
  return row?.offsetMs ?? 0;
}
