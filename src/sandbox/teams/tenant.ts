import type { World } from '../world.ts';

/** The one tenant there is: its people, its team and channels, and the app as it is registered there. */
export const TENANT = '7ea0de5c-0000-4000-8000-000000000001';
export const OTHER_TENANT = '7ea0de5c-0000-4000-8000-000000000002';
export const APP = { id: 'b07de5c0-0000-4000-8000-000000000001', name: 'Breachdesk' };
/** The app as it takes part in conversations. */
export const BOT = `28:${APP.id}`;
export const TEAM = { id: '19:team@thread.tacv2', name: 'Data Protection Regulator' };

/** What the app's manifest offers in menus: of a message, and beside the message box. */
export const MENUS = [
  { id: 'new-case', title: 'Log a report by hand', context: 'compose' },
  { id: 'attach-message', title: 'Attach to a case', context: 'message' },
] as const;

export type Person = {
  /** Their object id in Entra, by which everything here calls them. */
  id: string;
  /** As the channel calls them: 29 and a number that means nothing elsewhere. */
  channelId: string;
  name: string;
  mail: string;
  tenant: string;
  guest: boolean;
};

const people: Person[] = [
  person(1, 'Alex Moss'),
  person(2, 'Tom Okafor'),
  person(3, 'Priya Anand'),
  person(4, 'Sam Reed', { guest: true }),
  person(5, 'Kim Bell'),
  person(6, 'Lee Hart', { tenant: OTHER_TENANT }),
];
const [alex, tom, priya, sam, kim, lee] = people.map(({ id }) => id);
const officers = [alex, tom, priya];

export type Channel = {
  /** Of the conversation that stands there: a channel's thread, or a personal chat. */
  id: string;
  name: string;
  kind: 'channel' | 'personal';
  members: string[];
};

export const CASE_CHANNEL = '19:cases@thread.tacv2';

const rooms: Channel[] = [
  channel(TEAM.id, 'General', officers),
  // Somebody let them into the case channel; the app has to refuse their clicks by itself.
  channel(CASE_CHANNEL, 'Breach cases', [...officers, sam, kim, lee]),
  channel('19:urgent@thread.tacv2', 'Breach urgent', officers),
  channel('19:ops@thread.tacv2', 'Breach ops', officers),
];

export function everyone(): Person[] {
  return people;
}

/** By object id, or as the channel calls them. */
export function personOf(id: string): Person | undefined {
  return people.find((one) => one.id === id || one.channelId === id);
}

export function channels(): Channel[] {
  return rooms;
}

/** A channel of the team, or the chat of the app with one person. */
export function channelOf(id: string): Channel | undefined {
  const chatting = id.startsWith('a:') ? personOf(id.slice(2)) : undefined;
  if (chatting && personalChat(chatting.id) === id) {
    return { id, name: `Chat with ${chatting.name}`, kind: 'personal', members: [chatting.id] };
  }
  return rooms.find((room) => room.id === id);
}

/** What Teams says of the kind of a channel: standard, unless a switch says otherwise or has it say nothing. */
export function channelType(world: World, id: string): { type?: string } {
  const now = world.faults.switches().channels[id];
  return now === 'untold' ? {} : { type: now === 'shared' ? 'shared' : 'standard' };
}

export function personalChat(person: string): string {
  return `a:${person}`;
}

function person(number: number, name: string, more: Partial<Person> = {}): Person {
  const mail = `${name.toLowerCase().replace(' ', '.')}@regulator.example`;
  const id = `a1e00000-0000-4000-8000-${String(number).padStart(12, '0')}`;
  return { id, channelId: `29:1a${number}`, name, mail, tenant: TENANT, guest: false, ...more };
}

function channel(id: string, name: string, members: (string | undefined)[]): Channel {
  return { id, name, kind: 'channel', members: members.filter((one) => one !== undefined) };
}
