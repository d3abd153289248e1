/** The one workspace there is: its people, channels and groups, and the app as it is installed there. */
export const TEAM = { id: 'T0DESK', domain: 'regulator', name: 'Data Protection Regulator' };
const OTHER_TEAM = 'T0OTHER';
export const APP = { id: 'A0DESK', bot: 'B0DESK', user: 'U0DESK', name: 'breachdesk' };

export type User = { id: string; handle: string; name: string; team: string; guest: boolean; bot: boolean };

export const users: User[] = [
  { id: 'U0ALEX', handle: 'alex', name: 'Alex Moss', team: TEAM.id, guest: false, bot: false },
  { id: 'U0TOM', handle: 'tom', name: 'Tom Okafor', team: TEAM.id, guest: false, bot: false },
  { id: 'U0PRIYA', handle: 'priya', name: 'Priya Anand', team: TEAM.id, guest: false, bot: false },
  { id: 'U0SAM', handle: 'sam', name: 'Sam Reed', team: OTHER_TEAM, guest: true, bot: false },
  { id: APP.user, handle: APP.name, name: 'Breachdesk', team: TEAM.id, guest: false, bot: true },
];

export type Channel = {
  id: string;
  name: string;
  private: boolean;
  general: boolean;
  shared: boolean;
  members: string[];
};

const officers = ['U0ALEX', 'U0TOM', 'U0PRIYA'];
/** Somebody let the guest into the case channel; the desk has to refuse the guest's clicks by itself. */
const everyone = [...officers, 'U0SAM'];

export const CASE_CHANNEL = 'C0CASES';

export const channels: Channel[] = [
  channel(CASE_CHANNEL, 'breach-cases', { private: true, members: [...everyone, APP.user] }),
  channel('C0URGENT', 'breach-urgent', { private: true, members: [...officers, APP.user] }),
  channel('C0OPS', 'breach-ops', { private: true, members: [...officers, APP.user] }),
  channel('C0GENERAL', 'general', { general: true, members: officers }),
  channel('C0SHARED', 'with-partners', { shared: true, members: [...everyone, APP.user] }),
];

const groups = new Map([
  ['S0OFFICERS', officers],
  ['S0LEADS', ['U0PRIYA']],
]);

export function userById(id: string): User | undefined {
  return users.find((user) => user.id === id);
}

/** A channel, or the direct conversation of the app with one person, which is D and the person's id. */
export function channelById(id: string): Channel | undefined {
  const person = id.startsWith('D') ? userById(id.slice(1)) : undefined;
  if (person && !person.bot) return channel(id, 'directmessage', { private: true, members: [person.id, APP.user] });
  return channels.find((one) => one.id === id);
}

export function directChannel(user: string): string {
  return `D${user}`;
}

export function isDirect(channelId: string): boolean {
  return channelId.startsWith('D');
}

export function groupMembers(id: string): string[] | undefined {
  return groups.get(id);
}

function channel(id: string, name: string, more: Partial<Channel>): Channel {
  return { id, name, private: false, general: false, shared: false, members: [], ...more };
}
