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

/** An auditor sees what an officer sees and changes nothing. */
export type Member = { account: Account; name: string; lead: boolean; auditor: boolean };

/** The columns that hold what a chat says of somebody. */
export const columnsOf = {
  slack: { account: 'slackUserId', role: 'slackRole' },
  teams: { account: 'teamsUserId', role: 'teamsRole' },
} as const satisfies Record<Surface, object>;

/** The officer behind an account that roles have let in; made on first sight, kept up to date after. */
export async function officerFor(desk: Desk, member: Member): Promise<Officer & { card: OfficerCard }> {
  const seen = { seenAt: desk.wall(), seenOn: member.account.surface };
  const card = await cardFor(desk, member, seen, seen);
  return { id: card.id, lead: member.lead, card };
}

/** Somebody whom roles name. They turned to no chat themselves, so they are told things where they were before. */
export function officerNamed(desk: Desk, member: Member): Promise<OfficerCard> {
  return cardFor(desk, member, {}, { seenAt: desk.wall(), seenOn: member.account.surface });
}

type Card = typeof officers.$inferInsert;

/** What is written of somebody, known until then or not; a name and a signature that are known stay. */
export type Written = { ifKnown: Partial<Card>; ifNew: Card };

function cardFor(
  desk: Desk,
  { account, name, ...member }: Member,
  ifKnown: Partial<Card>,
  ifNew: Pick<Card, 'seenAt' | 'seenOn'>,
): Promise<OfficerCard> {
  const role = { [columnsOf[account.surface].role]: roleOf(member) };
  const written = { ifKnown: { ...ifKnown, ...role }, ifNew: { name, ...ifNew, ...role } };
  const pair = desk.policy.paired.find((one) => one[account.surface] === account.id);
  return pair ? cardOfPair(desk, pair, written) : cardOf(desk, account, written);
}

/** Null for whoever may work no cases. */
export function roleOf({ lead, auditor }: Pick<Member, 'lead' | 'auditor'>): 'lead' | 'officer' | null {
  if (auditor) return null;
  return lead ? 'lead' : 'officer';
}

async function cardOf(desk: Desk, { surface, id }: Account, { ifKnown, ifNew }: Written): Promise<OfficerCard> {
  const key = columnsOf[surface].account;
  const [card] = await desk.db
    .insert(officers)
    .values({ ...ifNew, [key]: id })
    .onConflictDoUpdate({ target: officers[key], set: ifKnown })
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

/** Whom a form offers to choose from: officers who work cases on this platform. */
export async function officersOn(db: Queryable, surface: Surface): Promise<{ value: string; label: string }[]> {
  const known = (await allOfficers(db)).toSorted((one, other) => one.name.localeCompare(other.name));
  const { account, role } = columnsOf[surface];
  return known.flatMap((card) => (card[account] && card[role] ? [{ value: card[account], label: card.name }] : []));
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

/** Whose a case is, for whoever looks after it: one that has left can do nothing on it. */
export async function ownersOf(db: Queryable): Promise<Names> {
  const owners = new Map((await allOfficers(db)).map((officer) => [officer.id, ownerWords(officer)]));
  return (id) => owners.get(id) ?? 'An officer';
}

function ownerWords({ name, worksCases }: OfficerCard): string {
  return worksCases ? name : `${name}, has left`;
}
