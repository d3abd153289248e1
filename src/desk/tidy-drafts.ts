import { addMinutes } from 'date-fns/addMinutes';
import { and, eq, isNull } from 'drizzle-orm';
import { letters } from '../../db/letters.ts';
import type { Desk } from './desk.ts';
import { GRACE_MINUTES } from './letter-times.ts';
import { putOff } from './put-off-letter.ts';

type Letter = typeof letters.$inferSelect;

/** Not before a draft that was just written can be found by its key. */
export function mayTidy(desk: Desk): Date {
  return addMinutes(desk.wall(), -GRACE_MINUTES);
}

/**
 * Throws away what is left in Drafts of a letter that will not be sent, or has left already: somebody could send it
 * by hand. Done once for each letter, some time after it was settled.
 */
export async function tidyDrafts(desk: Desk, letter: Letter): Promise<void> {
  if (letter.tidiedAt || letter.sendAfter > mayTidy(desk)) return;
  try {
    for (const id of await desk.mailbox.findDrafts(letter.id)) await desk.mailbox.discard(id);
  } catch (error) {
    return putOff(desk, letter, error);
  }
  await desk.db
    .update(letters)
    .set({ tidiedAt: desk.wall() })
    .where(and(eq(letters.id, letter.id), isNull(letters.tidiedAt)));
}
