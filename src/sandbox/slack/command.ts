import * as z from 'zod';
import { act, channelFor, type Outcome, person, type Seen, unanswered } from './act.ts';
import { closeAll } from './close.ts';
import { readMessage } from './read-message.ts';
import { SlackRefusal } from './refusal.ts';
import type { Slack } from './slack.ts';
import { APP, TEAM, type User } from './workspace.ts';

/** Body of POST /_sandbox/slack/command: the words after /breach, or with it. */
export const commandBody = z.strictObject({ user: z.string(), channel: z.string(), text: z.string().default('') });

const responseShape = z.object({
  text: z.string().optional(),
  blocks: z.unknown().optional(),
  response_type: z.enum(['ephemeral', 'in_channel']).optional(),
});

/** A person types /breach in a channel: docs.slack.dev/interactivity/implementing-slash-commands. */
export async function command(slack: Slack, given: z.infer<typeof commandBody>): Promise<Seen> {
  const user = person(slack, given.user);
  const channel = channelFor(slack, user, given.channel);
  const origin = { user: user.id, channel: channel.id, ts: null };
  return await act(slack, user.id, channel.id, async () => {
    closeAll(slack, user);
    const ack = await slack.deliveries.once('command', {
      token: 'sandbox',
      team_id: TEAM.id,
      team_domain: TEAM.domain,
      channel_id: channel.id,
      channel_name: channel.name,
      user_id: user.id,
      user_name: user.handle,
      command: '/breach',
      text: escaped(given.text.trim().replace(/^\/breach\b\s*/, ''), slack.workspace.users()),
      api_app_id: APP.id,
      is_enterprise_install: 'false',
      response_url: `${slack.address()}/slack/response/${slack.responseUrls.issue(origin)}`,
      trigger_id: slack.triggers.issue(user.id),
    });
    if (ack.kind !== 'ack') return unanswered(ack) ?? {};
    return await show(slack, user.id, channel.id, ack.payload);
  });
}

/** As the manifest's should_escape has it: people become tokens, and no sign can make one. */
function escaped(text: string, users: User[]): string {
  const signs = text
    .replaceAll('&', '&amp;')
    .replaceAll(/<(?![@#])/g, '&lt;')
    .replaceAll(/(?<!<[@#][\w|.-]+)>/g, '&gt;');
  return users.reduce((words, { id, handle, name }) => {
    const mention = new RegExp(`(?<![<\\w])@(${name}|${handle})\\b`, 'gi');
    return words.replace(mention, `<@${id}|${handle}>`);
  }, signs);
}

async function show(slack: Slack, user: string, channel: string, payload: unknown): Promise<Outcome> {
  const read = responseShape.safeParse(payload ?? {});
  if (!read.success) return { error: 'invalid_command_response', messages: [z.prettifyError(read.error)] };
  const { text, blocks, response_type: type } = read.data;
  if (text === undefined && blocks === undefined) return {};
  try {
    const message = readMessage({ text, blocks });
    if (type === 'in_channel') await slack.conversations.post(channel, message);
    else await slack.conversations.whisper(channel, user, message);
    return {};
  } catch (error) {
    if (error instanceof SlackRefusal) return { error: error.code, messages: error.lines };
    throw error;
  }
}
