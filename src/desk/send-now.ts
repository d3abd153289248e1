import { and, eq } from 'drizzle-orm';
import { letters } from '../../db/letters.ts';
import type { LetterId } from '../case/case.ts';
import type { Desk } from './desk.ts';

/** Practice only: ends a letter's undo minute. False when it is not waiting. */
export async function sendLetterNow(desk: Desk, id: LetterId): Promise<boolean> {
  if (!desk.practice) return false;
  const [waiting] = await desk.db
    .update(letters)
    .set({ sendAfter: await desk.databaseClock(desk.db) })
    .where(and(eq(letters.id, id), eq(letters.state, 'queued')))
    .returning({ id: letters.id });
  if (waiting) await desk.bell.ring({ queue: 'letters', id });
  return waiting !== undefined;
}
