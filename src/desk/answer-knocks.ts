import { createHash, timingSafeEqual } from 'node:crypto';
import { eq, inArray } from 'drizzle-orm';
import { doorbells } from '../../db/doorbells.ts';
import type { Desk } from './desk.ts';

/** What a mailbox says at the door. Never what came: the poll finds that. */
export type Knock = {
  subscription: string;
  secret: string | null;
  about: 'mail' | 'missed' | 'removed' | 'reauthorize';
};

/** Whether some knock is a mailbox's own, so that it is worth looking now. What a stranger says changes nothing. */
export async function answerKnocks(desk: Desk, knocks: Knock[]): Promise<boolean> {
  if (knocks.length === 0) return false;
  const names = [...new Set(knocks.map(({ subscription }) => subscription))];
  const bells = await desk.db.select().from(doorbells).where(inArray(doorbells.subscription, names));
  const genuine = knocks.flatMap((knock) => {
    const bell = bells.find(({ subscription }) => subscription === knock.subscription);
    return bell && same(bell.secret, knock.secret) ? [{ bell, about: knock.about }] : [];
  });
  for (const { bell, about } of genuine) {
    if (about !== 'removed' && about !== 'reauthorize') continue;
    await desk.db
      .update(doorbells)
      .set({ nextAt: desk.wall(), ...(about === 'removed' && { subscription: null }) })
      .where(eq(doorbells.mailbox, bell.mailbox));
  }
  return genuine.length > 0;
}

/** Takes as long for a near miss as for any other guess. */
function same(secret: string, given: string | null): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return given !== null && timingSafeEqual(digest(secret), digest(given));
}
