import { and, eq } from 'drizzle-orm';
import type { Message } from '../../blocks/kit.ts';
import type { Queryable } from '../../db/database.ts';
import { tellings } from '../../db/tellings.ts';
import { ChatError } from './chat.ts';
import type { Desk, Transaction } from './desk.ts';

/** Owes a message to one person or channel. Same transaction as what it is about. */
export async function oweTelling(desk: Desk, tx: Transaction, recipient: string, message: Message) {
  const [row] = await tx
    .insert(tellings)
    .values({ surface: desk.chat.surface, recipient, message, askedAt: desk.wall() })
    .returning({ id: tellings.id });
  if (row) await desk.bell.ring({ queue: 'tellings', id: row.id }, { tx });
}

/**
 * Tells at most once: the row leaves 'owed' before chat is asked, so a crash in between loses the ping rather
 * than repeat it. What it is about stays on the card, in Home and in the history.
 */
export async function tell(desk: Desk, id: string): Promise<void> {
  const [row] = await desk.db
    .update(tellings)
    .set({ state: 'telling' })
    .where(and(eq(tellings.id, id), eq(tellings.state, 'owed')))
    .returning();
  if (!row) return;
  try {
    // Written by oweTelling, and nowhere else.
    await desk.chat.tell(row.recipient, row.message as Message);
    await settle(desk.db, id, { state: 'told' });
  } catch (error) {
    if (!(error instanceof ChatError)) throw error;
    const unsent = error.trouble === 'throttled' || error.trouble === 'unavailable';
    await settle(desk.db, id, { state: unsent ? 'owed' : 'unknown', trouble: error.trouble });
    if (!unsent) return;
    const after = new Date(desk.wall().getTime() + (error.retryAfter ?? 5) * 1_000);
    await desk.bell.ring({ queue: 'tellings', id }, { after });
  }
}

async function settle(db: Queryable, id: string, state: { state: string; trouble?: string }) {
  await db.update(tellings).set(state).where(eq(tellings.id, id));
}
