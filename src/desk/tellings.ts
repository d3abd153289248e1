import { and, eq } from 'drizzle-orm';
import type { Message } from '../../blocks/kit.ts';
import undelivered from '../../blocks/undelivered.ts';
import type { Queryable } from '../../db/database.ts';
import { officers } from '../../db/officers.ts';
import { tellings } from '../../db/tellings.ts';
import { type Chat, ChatError, type ChatTrouble, type Surface } from './chat.ts';
import type { Desk, Transaction } from './desk.ts';

/** A person or a channel, by its id on a surface. */
export type Recipient = { surface: Surface; id: string };

/** Owes a message to one person or channel. Same transaction as what it is about. */
export async function oweTelling(desk: Desk, tx: Transaction, { surface, id }: Recipient, message: Message) {
  const [row] = await tx
    .insert(tellings)
    .values({ surface, recipient: id, message, askedAt: desk.wall() })
    .returning({ id: tellings.id });
  if (row) await desk.bell.ring({ queue: 'tellings', id: row.id }, { tx });
}

/** Owes a message to those who run the office, on every surface it works on. */
export async function oweOps(desk: Desk, tx: Transaction, message: Message) {
  for (const recipient of opsOf(desk)) await oweTelling(desk, tx, recipient, message);
}

export function opsOf({ chats }: Desk): Recipient[] {
  return chats.map(({ surface, channels }) => ({ surface, id: channels.ops ?? channels.cases }));
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
    await chatOn(desk, row.surface).tell(row.recipient, row.message as Message);
    await settle(desk.db, id, { state: 'told' });
  } catch (error) {
    if (!(error instanceof ChatError)) throw error;
    const unsent = error.trouble === 'throttled' || error.trouble === 'unavailable';
    await settle(desk.db, id, { state: unsent ? 'owed' : 'unknown', trouble: error.trouble });
    if (!unsent) return handOn(desk, row, error.trouble);
    const after = new Date(desk.wall().getTime() + (error.retryAfter ?? 5) * 1_000);
    await desk.bell.ring({ queue: 'tellings', id }, { after });
  }
}

/** Somebody who has left hears nothing, and a promise must not lapse over it: those who run the office hear it. */
async function handOn(desk: Desk, { surface, recipient, message }: typeof tellings.$inferSelect, trouble: ChatTrouble) {
  if (trouble === 'unknown' || opsOf(desk).some(({ id }) => id === recipient)) return;
  const [card] = await desk.db
    .select({ name: officers.name })
    .from(officers)
    .where(eq(officers.slackUserId, recipient));
  // Written by oweTelling, and nowhere else.
  const told = undelivered.render({ to: card?.name ?? `Somebody on ${surface}`, message: message as Message });
  await desk.db.transaction((tx) => oweOps(desk, tx, told));
}

/** Throws when the office no longer works on that surface. */
function chatOn({ chats }: Desk, surface: string): Chat {
  const chat = chats.find((one) => one.surface === surface);
  if (!chat) throw new ChatError(`be reached on ${surface}`, 'gone');
  return chat;
}

async function settle(db: Queryable, id: string, state: { state: string; trouble?: string }) {
  await db.update(tellings).set(state).where(eq(tellings.id, id));
}
