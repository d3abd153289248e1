import * as z from 'zod';
import type { Message } from './conversations.ts';
import type { Method } from './methods.ts';
import { readEdit, readMessage } from './read-message.ts';
import { flag, readValues } from './read-values.ts';
import { SlackRefusal } from './refusal.ts';
import type { Slack } from './slack.ts';
import { APP, type Channel, directChannel, TEAM } from './workspace.ts';

const words = { channel: z.string(), text: z.string().optional(), blocks: z.unknown().optional() };
// The desk uses no attachments, so this Slack draws none; better refused than silently not shown.
const nothingElse = { attachments: z.undefined().optional(), markdown_text: z.undefined().optional() };

const metadata = z.strictObject({ event_type: z.string().min(1), event_payload: z.record(z.string(), z.unknown()) });
const post = z.object({
  ...words,
  ...nothingElse,
  thread_ts: z.string().optional(),
  reply_broadcast: flag.optional(),
  metadata: z.unknown().optional(),
});
const edit = z.object({ ...words, ...nothingElse, ts: z.string() });
const whisper = z.object({ ...words, ...nothingElse, user: z.string(), thread_ts: z.string().optional() });
const named = z.object({ channel: z.string(), ts: z.string() });
const linked = z.object({ channel: z.string(), message_ts: z.string() });

export const chatMethods: Record<string, Method> = {
  'chat.postMessage': {
    token: 'bot',
    perMinute: null,
    run: async (slack, values, { limited }) => {
      const given = readValues(post, values);
      const channel = openChannel(slack, given.channel);
      const thread = given.thread_ts ?? null;
      const message = { ...readMessage(given), thread_ts: thread, ...readMetadata(given.metadata) };
      if (thread !== null) checkThread(slack, channel.id, thread);
      if (limited) slack.rates.post(channel.id);
      const posted = await slack.conversations.post(channel.id, message);
      return { channel: channel.id, ts: posted.ts, message: asMessage(posted) };
    },
  },
  'chat.update': {
    token: 'bot',
    perMinute: 50,
    run: async (slack, values) => {
      const given = readValues(edit, values);
      const old = ownMessage(slack, given.channel, given.ts, 'cant_update_message');
      const change = readEdit(given, old);
      await slack.conversations.edit(given.channel, given.ts, change);
      return { channel: given.channel, ts: given.ts, text: change.text, message: asMessage({ ...old, ...change }) };
    },
  },
  'chat.delete': {
    token: 'bot',
    perMinute: 50,
    run: async (slack, values) => {
      const { channel, ts } = readValues(named, values);
      ownMessage(slack, channel, ts, 'cant_delete_message');
      await slack.conversations.remove(channel, ts);
      return { channel, ts };
    },
  },
  'chat.postEphemeral': {
    token: 'bot',
    perMinute: 100,
    run: async (slack, values) => {
      const given = readValues(whisper, values);
      const channel = openChannel(slack, given.channel);
      if (!channel.members.includes(given.user)) throw new SlackRefusal('user_not_in_channel');
      const message = { ...readMessage(given), thread_ts: given.thread_ts ?? null };
      const { ts } = await slack.conversations.whisper(channel.id, given.user, message);
      return { message_ts: ts };
    },
  },
  'chat.getPermalink': {
    token: 'bot',
    perMinute: null,
    run: (slack, values) => {
      const { channel, message_ts: ts } = readValues(linked, values);
      if (!slack.workspace.channel(channel)) throw new SlackRefusal('channel_not_found');
      if (!slack.conversations.find(channel, ts)) throw new SlackRefusal('message_not_found');
      return { channel, permalink: `https://${TEAM.domain}.slack.com/archives/${channel}/p${ts.replace('.', '')}` };
    },
  },
};

/** Where the app may post: a channel it is a member of, or the direct conversation with a person it names. */
function openChannel({ workspace }: Slack, given: string): Channel {
  const addressed = workspace.user(given);
  const channel = workspace.channel(addressed ? directChannel(given) : given);
  const isIn = channel?.members.includes(APP.user);
  // A private channel that an app is not in is none to it: docs.slack.dev/reference/methods/chat.postMessage.
  if (!channel || (!isIn && channel.private)) throw new SlackRefusal('channel_not_found');
  if (!isIn) throw new SlackRefusal('not_in_channel');
  if (channel.archived) throw new SlackRefusal('is_archived');
  if (addressed?.deactivated) throw new SlackRefusal('user_disabled');
  return channel;
}

/** Replies stand under a message of the channel, never under another reply or a whisper. */
function checkThread(slack: Slack, channel: string, ts: string) {
  const parent = slack.conversations.find(channel, ts);
  if (!parent) throw new SlackRefusal('thread_not_found');
  if (parent.thread_ts !== null || parent.ephemeral_to !== null) throw new SlackRefusal('cannot_reply_to_message');
}

function ownMessage(slack: Slack, channel: string, ts: string, refusal: string): Message {
  openChannel(slack, channel);
  const message = slack.conversations.find(channel, ts);
  if (!message || message.ephemeral_to !== null) throw new SlackRefusal('message_not_found');
  if (message.user !== APP.user) throw new SlackRefusal(refusal);
  return message;
}

function readMetadata(given: unknown): { metadata?: unknown } {
  if (given === undefined) return {};
  const read = metadata.safeParse(given);
  if (!read.success) throw new SlackRefusal('invalid_metadata_format');
  return { metadata: read.data };
}

/** A message as methods and payloads show it; replies counts what stands under it. */
export function asMessage(message: Message, replies = 0) {
  const { ts, user, text, blocks, edited, metadata } = message;
  // A message with replies is the first of its own thread: docs.slack.dev/messaging/retrieving-messages.
  const thread_ts = replies > 0 ? ts : message.thread_ts;
  return {
    type: 'message',
    user,
    ...(user === APP.user && { bot_id: APP.bot, app_id: APP.id }),
    team: TEAM.id,
    ts,
    text,
    blocks,
    ...(thread_ts !== null && { thread_ts }),
    ...(replies > 0 && { reply_count: replies }),
    ...(edited && { edited }),
    ...(metadata !== undefined && { metadata }),
  };
}
