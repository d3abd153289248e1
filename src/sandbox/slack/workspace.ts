import type { Switches } from '../switches.ts';

/** The one workspace there is: its people, channels and groups, and the app as it is installed there. */
export const TEAM = { id: 'T0DESK', domain: 'regulator', name: 'Data Protection Regulator' };
export const OTHER_TEAM = 'T0OTHER';
export const APP = { id: 'A0DESK', bot: 'B0DESK', user: 'U0DESK', name: 'breachdesk' };

/** An app of another maker in the same workspace, whose token somebody may take for this one's. */
export const OTHER_APP = { id: 'A0OTHER', name: 'lunch-orders' };

/** The shortcuts that the app's manifest declares. */
export const SHORTCUTS = [
  { name: 'Log a report by hand', type: 'global', callback_id: 'new-case' },
  { name: 'Attach to a case', type: 'message', callback_id: 'attach-message' },
] as const;

export type User = {
  id: string;
  handle: string;
  name: string;
  team: string;
  guest: boolean;
  stranger: boolean;
  deactivated: boolean;
  bot: boolean;
};

const people: User[] = [
  user('U0ALEX', 'alex', 'Alex Moss'),
  user('U0TOM', 'tom', 'Tom Okafor'),
  user('U0PRIYA', 'priya', 'Priya Anand'),
  user('U0SAM', 'sam', 'Sam Reed', { team: OTHER_TEAM, guest: true }),
  user(APP.user, APP.name, 'Breachdesk', { bot: true }),
];

export type Channel = {
  id: string;
  name: string;
  private: boolean;
  general: boolean;
  shared: boolean;
  /** Another organisation has been invited and has not accepted yet. */
  pendingShared: boolean;
  archived: boolean;
  members: string[];
};

const officers = ['U0ALEX', 'U0TOM', 'U0PRIYA'];
/** Somebody let the guest into the case channel; the desk has to refuse the guest's clicks by itself. */
const everyone = [...officers, 'U0SAM'];

export const CASE_CHANNEL = 'C0CASES';

const rooms: Channel[] = [
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

export type Workspace = {
  users: () => User[];
  user: (id: string) => User | undefined;
  channels: () => Channel[];
  /** A channel, or the direct conversation of the app with one person, which is D and the person's id. */
  channel: (id: string) => Channel | undefined;
  groupMembers: (id: string) => string[] | undefined;
};

/** The workspace as the switches have it at every look. */
export function keepWorkspace(switches: () => Switches): Workspace {
  const users = () => [...people, ...crowdOf(switches().crowd)].map((one) => became(one, switches().people[one.id]));
  const user = (id: string) => users().find((one) => one.id === id);
  const channels = () => {
    const more = crowdOf(switches().crowd).map(({ id }) => id);
    return rooms
      .map((room) => ({ ...room, members: [...room.members, ...more] }))
      .map((room) => changed(room, switches().channels[room.id]));
  };
  return {
    users,
    user,
    channels,
    channel: (id) => {
      const one = id.startsWith('D') ? user(id.slice(1)) : undefined;
      if (one && !one.bot) return channel(id, 'directmessage', { private: true, members: [one.id, APP.user] });
      return channels().find((room) => room.id === id);
    },
    groupMembers: (id) => {
      const members = switches().groups[id] ?? groups.get(id);
      return (
        members && (id === 'S0OFFICERS' ? [...members, ...crowdOf(switches().crowd).map((one) => one.id)] : members)
      );
    },
  };
}

/** As many more officers, for those who measure. */
function crowdOf(count: number): User[] {
  return Array.from({ length: count }, (_, n) => user(`U0CROWD${n + 1}`, `crowd${n + 1}`, `Officer ${n + 1}`));
}

function became(one: User, now: Switches['people'][string] | undefined): User {
  if (now === 'stranger') return { ...one, team: OTHER_TEAM, stranger: true };
  return now ? { ...one, [now]: true } : one;
}

function changed(room: Channel, now: Switches['channels'][string] | undefined): Channel {
  switch (now) {
    case 'archived':
      return { ...room, archived: true };
    case 'left':
      return { ...room, members: room.members.filter((id) => id !== APP.user) };
    case 'shared':
      return { ...room, shared: true };
    case 'pending-shared':
      return { ...room, pendingShared: true };
    case 'public':
      return { ...room, private: false };
    case 'renamed':
      return { ...room, name: `${room.name}-renamed` };
    default:
      return room;
  }
}

export function directChannel(user: string): string {
  return `D${user}`;
}

export function isDirect(channelId: string): boolean {
  return channelId.startsWith('D');
}

function user(id: string, handle: string, name: string, more: Partial<User> = {}): User {
  const none = { guest: false, stranger: false, deactivated: false, bot: false };
  return { id, handle, name, team: TEAM.id, ...none, ...more };
}

function channel(id: string, name: string, more: Partial<Channel>): Channel {
  return {
    id,
    name,
    private: false,
    general: false,
    shared: false,
    pendingShared: false,
    archived: false,
    members: [],
    ...more,
  };
}
