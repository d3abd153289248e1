import * as z from 'zod';
import { act, channelFor, postFor, type Seen, someone } from './act.ts';
import { activityFrom } from './envelope.ts';
import { send, threadOf } from './press.ts';
import type { Teams } from './teams.ts';
import { APP, BOT } from './tenant.ts';

/** Body of POST /_sandbox/teams/say; "@Breachdesk" in the text becomes a mention. */
export const sayBody = z.strictObject({
  user: z.string(),
  channel: z.string(),
  text: z.string().min(1),
  /** A post in whose thread it is said. */
  thread: z.string().optional(),
});

const MENTION = `<at>${APP.name}</at>`;

/** A person writes something. In a channel the app hears only what mentions it. */
export async function say(teams: Teams, given: z.infer<typeof sayBody>): Promise<Seen> {
  const person = someone(given.user);
  const channel = channelFor(person, given.channel);
  const root = given.thread ? threadOf(channel, postFor(teams, person, channel, given.thread)) : null;
  const mentioned = new RegExp(`@${APP.name}\\b`, 'i').test(given.text);
  return await act(teams, person, channel, async () => {
    const post = await teams.posts.post(channel.id, {
      from: person.id,
      text: given.text,
      summary: '',
      cards: [],
      root,
    });
    if (channel.kind === 'channel' && !mentioned) return {};
    return await send(teams, {
      ...activityFrom(teams, person, { channel, root: threadOf(channel, post) }),
      id: post.id,
      type: 'message',
      textFormat: 'plain',
      text: escaped(given.text).replace(new RegExp(`@${APP.name}\\b`, 'gi'), MENTION),
      ...(mentioned && { entities: [{ type: 'mention', mentioned: { id: BOT, name: APP.name }, text: MENTION }] }),
    });
  });
}

/** What a person typed can make no mention of its own. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
