import { eq } from 'drizzle-orm';
import type { Queryable } from '../../db/database.ts';
import { officers } from '../../db/officers.ts';
import type { Officer, OfficerId } from '../case/case.ts';
import type { Desk } from './desk.ts';
import type { Names } from './sentences.ts';
import type { Recipient } from './tellings.ts';

export type OfficerCard = typeof officers.$inferSelect;

/** Somebody as a chat platform knows them. */
export type Account = { surface: 'slack'; id: string };

/** The officer behind an account that roles have let in; made on first sight, kept up to date after. */
export async function officerFor(
  desk: Desk,
  user: { account: Account; name: string; lead: boolean },
): Promise<Officer & { card: OfficerCard }> {
  const seen = { lead: user.lead, seenAt: desk.wall() };
  const [card] = await desk.db
    .insert(officers)
    .values({ slackUserId: user.account.id, name: user.name, ...seen })
    .onConflictDoUpdate({ target: officers.slackUserId, set: seen })
    .returning();
  if (!card) throw new Error('The database returned no officer');
  return { id: card.id, lead: card.lead, card };
}

/** Where an officer is told things; null when they are on no surface of this desk. */
export function reachOf({ chats }: Desk, { slackUserId }: OfficerCard): Recipient | null {
  const slack = chats.some(({ surface }) => surface === 'slack');
  return slack && slackUserId ? { surface: 'slack', id: slackUserId } : null;
}

/** How an officer signs letters. The name is theirs to set; Slack's was only a start. */
export async function setSignature(
  desk: Desk,
  id: OfficerId,
  signature: { name: string; title: string; telephone: string | null; initials: string | null },
) {
  await desk.db.update(officers).set(signature).where(eq(officers.id, id));
}

export async function allOfficers(db: Queryable): Promise<OfficerCard[]> {
  return db.select().from(officers);
}

export async function namesOf(db: Queryable): Promise<Names> {
  const names = new Map((await allOfficers(db)).map((officer) => [officer.id, officer.name]));
  return (id) => names.get(id) ?? 'An officer';
}
