import { eq, or } from 'drizzle-orm';
import type { Queryable } from '../../db/database.ts';
import { officers } from '../../db/officers.ts';
import type { Officer, OfficerId } from '../case/case.ts';
import type { Surface } from './chat.ts';
import type { Desk } from './desk.ts';
import { cardOfPair } from './paired-officers.ts';
import type { Names } from './sentences.ts';
import type { Recipient } from './tellings.ts';

export type OfficerCard = typeof officers.$inferSelect;

/** Somebody as a chat platform knows them. */
export type Account = { surface: Surface; id: string };

/** The officer behind an account that roles have let in; made on first sight, kept up to date after. */
export async function officerFor(
  desk: Desk,
  { account, name, lead }: { account: Account; name: string; lead: boolean },
): Promise<Officer & { card: OfficerCard }> {
  const seen = { lead, seenAt: desk.wall(), seenOn: account.surface };
  const pair = desk.policy.paired.find((one) => one[account.surface] === account.id);
  const card = pair ? await cardOfPair(desk, pair, { name, ...seen }) : await cardOf(desk, account, { name, ...seen });
  return { id: card.id, lead: card.lead, card };
}

type Seen = { name: string; lead: boolean; seenAt: Date; seenOn: Surface };

async function cardOf(desk: Desk, { surface, id }: Account, { name, ...seen }: Seen): Promise<OfficerCard> {
  const key = surface === 'slack' ? 'slackUserId' : 'teamsUserId';
  const [card] = await desk.db
    .insert(officers)
    .values({ [key]: id, name, ...seen })
    .onConflictDoUpdate({ target: officers[key], set: seen })
    .returning();
  if (!card) throw new Error('The database returned no officer');
  return card;
}

/** Where an officer is told things: where they were last seen. Null when they are on no surface of this desk. */
export function reachOf({ chats }: Desk, { slackUserId, teamsUserId, seenOn }: OfficerCard): Recipient | null {
  const ids = { slack: slackUserId, teams: teamsUserId };
  const reached = chats.flatMap(({ surface }) => (ids[surface] ? [{ surface, id: ids[surface] }] : []));
  return reached.find(({ surface }) => surface === seenOn) ?? reached[0] ?? null;
}

/** The officer that somebody chose from a list of people; null for one whom the desk has never seen. */
export async function officerChosen(db: Queryable, id: string): Promise<OfficerCard | null> {
  const [card] = await db
    .select()
    .from(officers)
    .where(or(eq(officers.slackUserId, id), eq(officers.teamsUserId, id)));
  return card ?? null;
}

/** Whom a form offers to choose from: officers whom this platform has shown to the desk. */
export async function officersOn(db: Queryable, surface: Surface): Promise<{ value: string; label: string }[]> {
  const known = (await allOfficers(db)).toSorted((one, other) => one.name.localeCompare(other.name));
  return known.flatMap(({ name, slackUserId, teamsUserId }) => {
    const value = surface === 'slack' ? slackUserId : teamsUserId;
    return value ? [{ value, label: name }] : [];
  });
}

/** How an officer signs letters. The name is theirs to set; the chat's was only a start. */
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
