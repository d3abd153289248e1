import * as z from 'zod';
import { act, channelFor, type Outcome, postFor, type Seen, someone } from './act.ts';
import type { Sending } from './cards/actions.ts';
import type { Activity } from './deliver.ts';
import { activityFrom } from './envelope.ts';
import { fillIn, givenValues } from './fill-in.ts';
import { findAction, holdsAction } from './find-action.ts';
import { invoke, isAnswer, unreached } from './invoke.ts';
import type { Card, Post } from './posts.ts';
import type { Teams } from './teams.ts';
import type { Channel, Person } from './tenant.ts';

/** Body of POST /_sandbox/teams/press: the words on a button of a post, or what it sends. */
export const pressBody = z.strictObject({
  user: z.string(),
  channel: z.string(),
  id: z.string(),
  title: z.string().optional(),
  data: z.record(z.string(), z.unknown()).optional(),
  /** What stands in the fields of the card. */
  values: givenValues.default({}),
  /** This person's screen is behind: what the post showed before its last edits can be pressed too. */
  behind: z.boolean().optional(),
});

/** A person presses a button on a card. */
export async function press(teams: Teams, given: z.infer<typeof pressBody>): Promise<Seen> {
  const person = someone(given.user);
  const channel = channelFor(person, given.channel);
  const post = postFor(teams, person, channel, given.id);
  const cards = onScreen(teams, person, post, given);
  const action = findAction(cards, given);
  const { data, errors } = fillIn(cards, action, given.values);
  return await act(teams, person, channel, async () => {
    if (Object.keys(errors).length > 0) return { error: 'invalid_answers', errors };
    return await tell(teams, { person, channel, post, action, data });
  });
}

/** Where a screen may be behind, the newest drawing that has the button counts. */
function onScreen(teams: Teams, person: Person, post: Post, given: z.infer<typeof pressBody>): Card[] {
  const drawings = given.behind ? teams.drawings.seenBy(person.id, post.id) : [];
  return [post.cards, ...drawings].find((cards) => holdsAction(cards, given)) ?? post.cards;
}

type Pressed = { person: Person; channel: Channel; post: Post; action: Sending; data: Record<string, unknown> };

/** Teams looks at the kind of a button, and at what Microsoft keeps to itself in its data. */
async function tell(teams: Teams, { person, channel, post, action, data }: Pressed): Promise<Outcome> {
  const base = {
    ...activityFrom(teams, person, { channel, root: threadOf(channel, post) }),
    replyToId: post.id,
  };
  const where = { conversation: channel.id, post: teams.posts.find(channel.id, post.id) ?? null };
  if (action.type === 'Action.Execute') {
    const { title, verb, id } = action;
    const value = { action: { type: action.type, title, verb, id, data }, trigger: 'manual' };
    return await invoke(teams, person, where, { ...base, type: 'invoke', name: 'adaptiveCard/action', value });
  }
  if (opensDialog(data)) {
    const value = { data, context: { theme: 'default' } };
    return await invoke(teams, person, where, { ...base, type: 'invoke', name: 'task/fetch', value });
  }
  return await send(teams, { ...base, type: 'message', value: data });
}

/** Something that no answer is shown to. */
export async function send(teams: Teams, activity: Activity): Promise<Outcome> {
  const reply = await teams.deliveries.send(activity);
  return isAnswer(reply) ? {} : unreached(reply);
}

export function threadOf(channel: Channel, post: Post): string | null {
  return channel.kind === 'channel' ? (post.root ?? post.id) : null;
}

function opensDialog(data: Record<string, unknown>): boolean {
  const kept = data['msteams'];
  return typeof kept === 'object' && kept !== null && Reflect.get(kept, 'type') === 'task/fetch';
}
