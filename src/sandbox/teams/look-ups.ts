import type { Answer, Call } from './connector-gate.ts';
import { memberOf, placeOf } from './places.ts';
import { TeamsRefusal } from './refusal.ts';
import type { Teams } from './teams.ts';
import { channels, channelType, type Person, personOf, TEAM } from './tenant.ts';

export async function members(teams: Teams, { parts }: Call): Promise<Answer> {
  return { status: 200, body: membersIn(teams, parts) };
}

export async function pagedMembers(teams: Teams, { parts }: Call): Promise<Answer> {
  return { status: 200, body: { members: membersIn(teams, parts) } };
}

export async function member(teams: Teams, { parts }: Call): Promise<Answer> {
  const { channel } = placeOf(teams, parts['conversation']);
  const found = [memberOf(channel, parts['member'])].flatMap(described);
  return { status: 200, body: found[0] ?? {} };
}

export async function team(_teams: Teams, { parts }: Call): Promise<Answer> {
  if (parts['team'] !== TEAM.id) throw new TeamsRefusal(404, 'TeamNotFound', 'Team not found.');
  return { status: 200, body: { id: TEAM.id, name: TEAM.name } };
}

/** The channels of the team. The general one bears no name: microsoftteams/platform/bots/how-to/get-teams-context. */
export async function teamChannels(teams: Teams, { parts }: Call): Promise<Answer> {
  // Who is not in the team is in none of its channels.
  placeOf(teams, parts['team']);
  if (parts['team'] !== TEAM.id) throw new TeamsRefusal(404, 'TeamNotFound', 'Team not found.');
  const { channels: now } = teams.world.faults.switches();
  const there = channels().filter(({ id }) => now[id] !== 'deleted');
  const conversations = there.map(({ id, name }) => ({
    id,
    name: id === TEAM.id ? null : name,
    ...channelType(teams.world, id),
  }));
  return { status: 200, body: { conversations } };
}

function membersIn(teams: Teams, parts: Call['parts']) {
  return placeOf(teams, parts['conversation']).channel.members.flatMap(described);
}

/** As Teams tells of a member; their role says whether they are a guest, and is no ground to let them do anything. */
function described(id: string) {
  const person = personOf(id);
  return person ? [asMember(person)] : [];
}

function asMember({ id, channelId, name, mail, tenant, guest }: Person) {
  const [givenName, surname] = name.split(' ');
  const role = guest ? 'guest' : 'user';
  return {
    id: channelId,
    name,
    aadObjectId: id,
    objectId: id,
    givenName,
    surname,
    email: mail,
    userPrincipalName: mail,
    tenantId: tenant,
    userRole: role,
  };
}
