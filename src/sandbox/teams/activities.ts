import type { Answer, Call } from './connector-gate.ts';
import { memberOf, ownPost, placeOf, rootOf } from './places.ts';
import { readActivity } from './read-activity.ts';
import type { Teams } from './teams.ts';

/** A new post, a reply in a thread, or what one person alone sees in a channel. */
export async function postActivity(teams: Teams, { parts, query, body }: Call): Promise<Answer> {
  const place = placeOf(teams, parts['conversation']);
  const { text, summary, cards, replyTo, recipient } = readActivity(body);
  const under = parts['activity'] ?? replyTo;
  // A chat with one person has no threads.
  const threads = place.channel.kind === 'channel';
  const root = threads ? (place.root ?? (under ? rootOf(teams, place.channel, under) : null)) : null;
  const to = query['isTargetedActivity'] === 'true' ? memberOf(place.channel, recipient) : null;
  const { id } = await teams.posts.post(place.channel.id, { text, summary, cards, root, to });
  return { status: 201, body: { id } };
}

export async function changeActivity(teams: Teams, { parts, body }: Call): Promise<Answer> {
  const { channel } = placeOf(teams, parts['conversation']);
  const { id } = ownPost(teams, channel, parts['activity']);
  const { text, summary, cards } = readActivity(body);
  await teams.posts.edit(channel.id, id, { text, summary, cards });
  return { status: 200, body: { id } };
}

export async function removeActivity(teams: Teams, { parts }: Call): Promise<Answer> {
  const { channel } = placeOf(teams, parts['conversation']);
  await teams.posts.remove(channel.id, ownPost(teams, channel, parts['activity']).id);
  return { status: 200, body: {} };
}
