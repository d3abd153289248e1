import * as z from 'zod';
import { act, channelFor, type Seen, someone } from './act.ts';
import { activityFrom } from './envelope.ts';
import { invoke } from './invoke.ts';
import { threadOf } from './press.ts';
import type { Teams } from './teams.ts';

/** Body of POST /_sandbox/teams/invoke: whatever a person with tools of their own could send. */
export const invokeBody = z.strictObject({
  user: z.string(),
  channel: z.string(),
  name: z.enum(['adaptiveCard/action', 'task/fetch', 'task/submit']),
  value: z.unknown(),
  replyToId: z.string().optional(),
});

/** A button of a card that is long gone, an unknown one, or forged words in it: Teams passes all of it on. */
export async function rawInvoke(teams: Teams, given: z.infer<typeof invokeBody>): Promise<Seen> {
  const person = someone(given.user);
  const channel = channelFor(person, given.channel);
  const post = given.replyToId ? (teams.posts.find(channel.id, given.replyToId) ?? null) : null;
  const where = { conversation: channel.id, post };
  return await act(teams, person, channel, () =>
    invoke(teams, person, where, {
      ...activityFrom(teams, person, { channel, root: post && threadOf(channel, post) }),
      type: 'invoke',
      name: given.name,
      value: given.value,
      ...(given.replyToId !== undefined && { replyToId: given.replyToId }),
    }),
  );
}
