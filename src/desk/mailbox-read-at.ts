import { eq } from 'drizzle-orm';
import { mailboxState } from '../../db/mailbox-state.ts';
import { timeWords } from '../case/counting.ts';
import type { Desk } from './desk.ts';

/** When the mailbox was last read to its end, on the office's wall. */
export async function mailboxReadAt(desk: Desk): Promise<string | null> {
  const [state] = await desk.db.select().from(mailboxState).where(eq(mailboxState.mailbox, desk.mailbox.address));
  if (!state?.polledAt) return null;
  // Polls are wall time; shown in office time, which practice may have moved.
  const ago = desk.wall().getTime() - state.polledAt.getTime();
  const now = desk.clock.now();
  return timeWords(new Date(now.getTime() - ago), now, desk.calendar);
}
