import { and, eq, inArray, isNotNull, notInArray } from 'drizzle-orm';
import { cards } from '../../db/cards.ts';
import { cases } from '../../db/cases.ts';
import { officers } from '../../db/officers.ts';
import type { Surface } from './chat.ts';
import type { Desk } from './desk.ts';
import { whose } from './list-cases.ts';
import { type Account, columnsOf, type Member, officerNamed, roleOf } from './officers.ts';
import { outdateCards } from './sweep.ts';

/** Everybody who may work cases in one chat; without a name where the chat has none for them. */
export type Roll = (Omit<Member, 'name'> & { name: string | null })[];

/**
 * Leads must hear of things before their first press, and whoever may work no cases any more must hear of none. Given
 * whole or not at all: whoever is not on it has left.
 */
export function takeRoll(desk: Desk, surface: Surface, roll: Roll): Promise<void> {
  return shownOnCards(desk, () => writeRoll(desk, surface, roll));
}

async function writeRoll(desk: Desk, surface: Surface, roll: Roll) {
  for (const { name, ...member } of roll) {
    if (name === null) await writeRole(desk, member.account, roleOf(member));
    else await officerNamed(desk, { name, ...member });
  }
  const { account, role } = columnsOf[surface];
  const named = roll.map((member) => member.account.id);
  const left = await desk.db
    .update(officers)
    .set({ [role]: null })
    .where(and(isNotNull(officers[role]), notInArray(officers[account], named)))
    .returning({ id: officers.id });
  for (const { id } of left) desk.log.info({ officer: id, surface }, 'an officer works cases no more');
}

/** What a chat says of somebody, if the desk knows them. */
export function setRole(desk: Desk, account: Account, role: Role): Promise<void> {
  return shownOnCards(desk, () => writeRole(desk, account, role));
}

type Role = 'lead' | 'officer' | null;

async function writeRole(desk: Desk, { surface, id }: Account, role: Role) {
  const columns = columnsOf[surface];
  await desk.db
    .update(officers)
    .set({ [columns.role]: role })
    .where(eq(officers[columns.account], id));
}

/** A chat that the office has left lets nobody work cases. */
export async function closeRolls(desk: Desk): Promise<void> {
  for (const surface of ['slack', 'teams'] as const) {
    if (!desk.chats.some((chat) => chat.surface === surface)) await takeRoll(desk, surface, []);
  }
}

/** A card says of its owner when they have left. */
async function shownOnCards(desk: Desk, change: () => Promise<void>): Promise<void> {
  const before = await atWork(desk);
  await change();
  const after = await atWork(desk);
  const changed = [...before.symmetricDifference(after)];
  if (changed.length === 0) return;
  const theirs = desk.db
    .select({ reference: cases.reference })
    .from(cases)
    .where(and(whose.open(), inArray(cases.owner, changed)));
  await outdateCards(desk, inArray(cards.reference, theirs));
}

async function atWork(desk: Desk): Promise<Set<string>> {
  const rows = await desk.db.select({ id: officers.id }).from(officers).where(eq(officers.worksCases, true));
  return new Set(rows.map(({ id }) => id));
}
