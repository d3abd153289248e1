import { and, eq, or } from 'drizzle-orm';
import type { Message } from '../../blocks/kit.ts';
import undelivered from '../../blocks/undelivered.ts';
import type { Queryable } from '../../db/database.ts';
import { officers } from '../../db/officers.ts';
import { tellings } from '../../db/tellings.ts';
import { type Chat, ChatError, type Surface } from './chat.ts';
import type { Desk, Transaction } from './desk.ts';
import { allOfficers, reachOf } from './officers.ts';

/** A person or a channel, by its id on a surface. */
export type Recipient = { surface: Surface; id: string };

type Telling = typeof tellings.$inferSelect;

/** Owes a message to one person or channel. Same transaction as what it is about. */
export async function oweTelling(
  desk: Desk,
  tx: Transaction,
  { surface, id }: Recipient,
  message: Message,
  { handedOn }: { handedOn: boolean } = { handedOn: false },
) {
  const [row] = await tx
    .insert(tellings)
    .values({ surface, recipient: id, message, handedOn, askedAt: desk.wall() })
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
    if (!unsent) return handOn(desk, row, error);
    const after = new Date(desk.wall().getTime() + (error.retryAfter ?? 5) * 1_000);
    await desk.bell.ring({ queue: 'tellings', id }, { after });
  }
}

/** Nobody heard it, and a promise must not lapse over it: somebody else does, once. */
async function handOn(desk: Desk, telling: Telling, error: ChatError) {
  const { recipient, handedOn } = telling;
  if (handedOn || error.trouble === 'unknown') return;
  const isOps = opsOf(desk).some(({ id }) => id === recipient);
  await desk.db.transaction(async (tx) => {
    if (!isOps) await oweOps(desk, tx, await aboutSomebodyGone(tx, telling));
    // The channel may hold no cases, for the reason that is given.
    else if (error.reason) await oweLeads(desk, tx, telling);
  });
}

/** Somebody who has left hears nothing: those who run the office hear it. */
async function aboutSomebodyGone(tx: Transaction, { surface, recipient, message }: Telling): Promise<Message> {
  const known = or(eq(officers.slackUserId, recipient), eq(officers.teamsUserId, recipient));
  const [card] = await tx.select({ name: officers.name }).from(officers).where(known);
  // Written by oweTelling, and nowhere else.
  return undelivered.render({ to: card?.name ?? `Somebody on ${surface}`, message: message as Message });
}

async function oweLeads(desk: Desk, tx: Transaction, { message }: Telling) {
  const leads = (await allOfficers(tx)).filter(({ lead }) => lead).flatMap((one) => reachOf(desk, one) ?? []);
  // Written by oweTelling, and nowhere else.
  for (const lead of leads) await oweTelling(desk, tx, lead, message as Message, { handedOn: true });
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
