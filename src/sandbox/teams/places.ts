import type { Post } from './posts.ts';
import { TeamsRefusal } from './refusal.ts';
import type { Teams } from './teams.ts';
import { BOT, type Channel, channelOf, personOf } from './tenant.ts';

/** A channel or chat, and the thread in it when the conversation is one. */
export type Place = { channel: Channel; root: string | null };

/** Where an app wants to speak. Throws what the connector says when there is no such place, or the app is not in it. */
export function placeOf(teams: Teams, conversation = ''): Place {
  const [id = '', root = null] = conversation.split(';messageid=');
  const channel = channelOf(id);
  const { channels, people } = teams.world.faults.switches();
  if (!channel || channels[channel.id] === 'deleted') {
    throw new TeamsRefusal(404, 'ConversationNotFound', 'Conversation not found.');
  }
  if (channel.kind === 'personal' && channel.members.some((one) => people[one] === 'without-app')) {
    throw new TeamsRefusal(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.');
  }
  if (channel.kind === 'channel' && teams.world.faults.manners().teamsApp === 'removed') {
    throw new TeamsRefusal(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.');
  }
  return { channel, root: root === null ? null : rootOf(teams, channel, root) };
}

/** The post that begins the thread of this one. */
export function rootOf(teams: Teams, channel: Channel, id: string): string {
  const post = teams.posts.find(channel.id, id);
  if (!post) throw new TeamsRefusal(404, 'ConversationNotFound', 'Conversation not found.');
  return post.root ?? post.id;
}

/** A post that this app may change. */
export function ownPost(teams: Teams, channel: Channel, id = ''): Post {
  const post = teams.posts.find(channel.id, id);
  if (!post) throw new TeamsRefusal(404, 'ActivityNotFoundInConversation', 'Activity not found in conversation.');
  if (post.from !== BOT) {
    throw new TeamsRefusal(403, 'ForbiddenOperationException', 'The bot may only change what it sent itself.');
  }
  return post;
}

/** The object id of a member, by that or by their id in the channel. */
export function memberOf(channel: Channel, id: string | null = null): string {
  const person = id === null ? undefined : personOf(id);
  if (!person || !channel.members.includes(person.id)) {
    throw new TeamsRefusal(404, 'MemberNotFoundInConversation', 'Member not found in conversation.');
  }
  return person.id;
}
