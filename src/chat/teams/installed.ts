import * as z from 'zod';
import { retryCards } from '../../desk/card-trouble.ts';
import { endAlarm, raiseAlarm } from '../../desk/raise-alarm.ts';
import type { Arrival } from './arrival.ts';
import { postHome } from './home.ts';
import type { TeamsOffice } from './teams-office.ts';

/** What an arrival shows of how its place is reached; told again only when it is news. */
export async function noticed({ reach, roles, desk }: TeamsOffice, arrival: Arrival): Promise<void> {
  const { conversation, personal, serviceUrl, team, who, name } = arrival;
  if (name) roles.met(who.user, name);
  const id = personal ? who.user : conversation;
  const known = await reach.find(id);
  const same = known && known.conversation === conversation && known.serviceUrl === serviceUrl && known.team === team;
  if (same && !known.removedAt) return;
  await reach.keep({ id, conversation, serviceUrl, team });
  // Whose channel it is may have been all that kept its cards back.
  if (!personal) await retryCards(desk);
}

/** The desk was added to a team, or to somebody's own apps. */
export async function added(office: TeamsOffice, arrival: Arrival): Promise<void> {
  const { reach, channels, desk } = office;
  const { personal, serviceUrl, team, who } = arrival;
  desk.log.info({ personal, team }, 'added in Teams');
  if (personal) return postHome(office, who);
  for (const id of new Set([channels.cases, channels.urgent, channels.ops])) {
    const known = id ? await reach.find(id) : null;
    if (id && (!known || known.removedAt)) await reach.keep({ id, conversation: id, serviceUrl, team });
  }
  if (team) await endAlarm(desk, alarmOf(team), { what: 'Breachdesk is back in its team in Teams.', next: CAUGHT_UP });
  await retryCards(desk);
}

/** The desk was put out of a team: those who run the office hear of it where they still can. */
export async function removed({ reach, desk }: TeamsOffice, { personal, team }: Arrival): Promise<void> {
  desk.log.warn({ personal, team }, 'removed in Teams');
  if (personal || !team) return;
  await reach.leave(team);
  await raiseAlarm(desk, alarmOf(team), { what: 'Breachdesk was removed from its team in Teams.', next: ADD_AGAIN });
}

const update = z.object({
  recipient: z.object({ id: z.string() }),
  membersAdded: z.array(z.object({ id: z.string() })).default([]),
  membersRemoved: z.array(z.object({ id: z.string() })).default([]),
});

/** Whether a change of the members of a team was about the desk itself. */
export function aboutUs(given: unknown): 'added' | 'removed' | null {
  const { recipient, membersAdded, membersRemoved } = update.parse(given);
  if (membersRemoved.some(({ id }) => id === recipient.id)) return 'removed';
  return membersAdded.some(({ id }) => id === recipient.id) ? 'added' : null;
}

function alarmOf(team: string): string {
  return `removed from ${team}`;
}

const ADD_AGAIN = 'Cases go on; no card of them is shown there. Add it to the team again.';
const CAUGHT_UP = 'Its cards are shown again.';
