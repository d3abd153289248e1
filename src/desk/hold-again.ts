import { and, eq, ne } from 'drizzle-orm';
import { messages } from '../../db/messages.ts';
import { tellHeld } from './announce-mail.ts';
import type { Desk, Transaction } from './desk.ts';
import { mention } from './mention.ts';

/** A mail whose answer did not arrive waits again; one that was put on a case meanwhile stays there, and its thread is told. */
export async function holdAgain(desk: Desk, tx: Transaction, id: string, why: string) {
  const [held] = await tx
    .update(messages)
    .set({ state: 'held', why })
    .where(and(eq(messages.id, id), ne(messages.state, 'filed')))
    .returning();
  if (held) return tellHeld(desk, tx, held, why);
  const [filed] = await tx.select({ reference: messages.reference }).from(messages).where(eq(messages.id, id));
  if (!filed?.reference) return;
  const text = `A mail on this case was answered before it was put here. ${why}.`;
  await mention(desk, tx, desk.clock.now(), filed.reference, text);
}
