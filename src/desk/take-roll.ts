import { and, eq, isNotNull, notInArray } from 'drizzle-orm';
import { officers } from '../../db/officers.ts';
import type { Surface } from './chat.ts';
import type { Desk } from './desk.ts';
import { type Account, columnsOf, type Member, officerNamed, roleOf } from './officers.ts';

/** Everybody who may work cases in one chat; without a name where the chat has none for them. */
export type Roll = (Omit<Member, 'name'> & { name: string | null })[];

/**
 * Leads must hear of things before their first press, and whoever may work no cases any more must hear of none. Given
 * whole or not at all: whoever is not on it has left.
 */
export async function takeRoll(desk: Desk, surface: Surface, roll: Roll): Promise<void> {
  for (const { name, ...member } of roll) {
    if (name === null) await setRole(desk, member.account, roleOf(member));
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
export async function setRole(desk: Desk, { surface, id }: Account, role: 'lead' | 'officer' | null): Promise<void> {
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
