import * as z from 'zod';
import { retryCards } from '../../desk/card-trouble.ts';
import { endAlarm, raiseAlarm } from '../../desk/raise-alarm.ts';
import { type Arrival, arrivalIn, type Place, placeIn } from './arrival.ts';
import { postHome } from './home.ts';
import { letIn, placeChanged } from './place-news.ts';
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

/** The desk was added to a team, or to somebody's own apps; whoever did it may be nobody that Teams names. */
export async function added(office: TeamsOffice, activity: unknown): Promise<void> {
  const place = placeIn(activity);
  if (!place.personal) return addedToTeam(office, place);
  const arrival = arrivalIn(activity);
  await noticed(office, arrival);
  await postHome(office, arrival.who);
}

/** A new version of the app. In their own chats officers keep the home that they have. */
export async function upgraded(office: TeamsOffice, activity: unknown): Promise<void> {
  const place = placeIn(activity);
  if (!place.personal) await addedToTeam(office, place);
}

/** Also when Teams says it twice. What it told of the team's channels before begins anew. */
async function addedToTeam({ reach, channels, desk, guard }: TeamsOffice, place: Place): Promise<void> {
  const { conversation, serviceUrl, team } = place;
  desk.log.info({ team }, 'added in Teams');
  for (const id of new Set([conversation, channels.cases, channels.urgent, channels.ops])) {
    const known = id ? await reach.find(id) : null;
    if (id && (!known || known.removedAt)) await reach.keep({ id, conversation: id, serviceUrl, team });
    if (id) guard.forget(id);
  }
  if (team) {
    await reach.open({ team }, null);
    await endAlarm(desk, alarmOf(team), { what: 'Breachdesk is back in its team in Teams.', next: CAUGHT_UP });
  }
  await retryCards(desk);
}

/** The desk was put out of a team: those who run the office hear of it where they still can. */
export async function removed({ reach, desk }: TeamsOffice, { personal, team }: Place): Promise<void> {
  desk.log.warn({ personal, team }, 'removed in Teams');
  if (personal || !team) return;
  await reach.leave(team);
  await raiseAlarm(desk, alarmOf(team), { what: 'Breachdesk was removed from its team in Teams.', next: ADD_AGAIN });
}

/** Whatever Teams tells of a team, its channels and who is in them. */
export async function conversationChanged(office: TeamsOffice, activity: unknown): Promise<void> {
  await placeChanged(office, activity);
  const now = aboutUs(activity);
  const place = placeIn(activity);
  // In an officer's own chat the installation says it as well, and that is enough.
  if (now === null || place.personal) return;
  if (now.where === 'channel') return letIn(office, place.conversation, now.became);
  return now.became === 'added' ? addedToTeam(office, place) : removed(office, place);
}

const update = z.object({
  recipient: z.object({ id: z.string() }),
  channelData: z.object({ eventType: z.string().default('') }).default({ eventType: '' }),
  membersAdded: z.array(z.object({ id: z.string() })).default([]),
  membersRemoved: z.array(z.object({ id: z.string() })).default([]),
});

/** Whether the members of a team, or of a channel that has its own, changed by the desk itself. */
function aboutUs(given: unknown): { became: 'added' | 'removed'; where: 'team' | 'channel' } | null {
  const { recipient, channelData, membersAdded, membersRemoved } = update.parse(given);
  const where = channelData.eventType.startsWith('channelMember') ? 'channel' : 'team';
  if (membersRemoved.some(({ id }) => id === recipient.id)) return { became: 'removed', where };
  return membersAdded.some(({ id }) => id === recipient.id) ? { became: 'added', where } : null;
}

function alarmOf(team: string): string {
  return `removed from ${team}`;
}

const ADD_AGAIN = 'Cases go on; no card of them is shown there. Add it to the team again.';
const CAUGHT_UP = 'Its cards are shown again.';
