import * as z from 'zod';
import type { Answer, Call } from './connector-gate.ts';
import { conversationId } from './envelope.ts';
import { placeOf } from './places.ts';
import { readActivity } from './read-activity.ts';
import { TeamsRefusal } from './refusal.ts';
import { serviceUrl, type Teams } from './teams.ts';
import { personalChat, personOf, TENANT } from './tenant.ts';

const request = z.object({
  members: z
    .array(z.object({ id: z.string() }))
    .length(1)
    .optional(),
  tenantId: z.string().optional(),
  channelData: z
    .object({
      channel: z.object({ id: z.string() }).optional(),
      tenant: z.object({ id: z.string() }).optional(),
    })
    .optional(),
  activity: z.unknown().optional(),
});

/** Opens the chat with one person, or begins a thread in a channel with the activity that is sent along. */
export async function startConversation(teams: Teams, { body }: Call): Promise<Answer> {
  const read = request.safeParse(body);
  if (!read.success) throw new TeamsRefusal(400, 'BadSyntax', z.prettifyError(read.error));
  const { members, tenantId, channelData, activity } = read.data;
  const channel = channelData?.channel?.id;
  if (channel !== undefined) return await beginThread(teams, channel, activity);
  const tenant = tenantId ?? channelData?.tenant?.id;
  return await openChat(teams, members?.[0]?.id, tenant, activity);
}

async function beginThread(teams: Teams, id: string, activity: unknown): Promise<Answer> {
  const { channel } = placeOf(teams, id);
  const { text, summary, cards } = readActivity(activity);
  const post = await teams.posts.post(channel.id, { text, summary, cards });
  const thread = conversationId(channel.id, post.id);
  return { status: 201, body: { id: thread, activityId: post.id, serviceUrl: serviceUrl(teams) } };
}

async function openChat(teams: Teams, id = '', tenant: string | undefined, activity: unknown): Promise<Answer> {
  const person = personOf(id);
  if (tenant !== TENANT) throw new TeamsRefusal(400, 'BadArgument', 'Invalid tenant id.');
  if (!person) throw new TeamsRefusal(400, 'BadArgument', 'Invalid user identity in provided tenant.');
  if (person.tenant !== TENANT || teams.world.faults.switches().people[person.id] === 'without-app') {
    throw new TeamsRefusal(
      403,
      'ForbiddenOperationException',
      "The bot is not installed in the user's personal scope.",
    );
  }
  const chat = personalChat(person.id);
  if (activity === undefined) return { status: 201, body: { id: chat, serviceUrl: serviceUrl(teams) } };
  const { text, summary, cards } = readActivity(activity);
  const post = await teams.posts.post(chat, { text, summary, cards });
  return { status: 201, body: { id: chat, activityId: post.id, serviceUrl: serviceUrl(teams) } };
}
