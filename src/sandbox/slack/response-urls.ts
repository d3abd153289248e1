import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import type { Conversations } from './conversations.ts';
import { readEdit, readMessage } from './read-message.ts';
import { SlackRefusal } from './refusal.ts';

/** docs.slack.dev/interactivity/handling-user-interaction: five times in thirty minutes. */
const USES = 5;
const LIFE = 1_800_000;

const replySchema = z.object({
  text: z.string().optional(),
  blocks: z.unknown().optional(),
  response_type: z.enum(['ephemeral', 'in_channel']).optional(),
  replace_original: z.boolean().optional(),
  delete_original: z.boolean().optional(),
  thread_ts: z.string().optional(),
});

/** Who acted, where, and on which message. */
type Origin = { user: string; channel: string; ts: string | null };

export type ResponseUrls = {
  issue: (origin: Origin) => string;
  /** Throws used_url, expired_url, invalid_payload, or what Slack says of the message. */
  answer: (id: string, body: unknown) => Promise<void>;
};

export function keepResponseUrls(conversations: Conversations, wall: () => number): ResponseUrls {
  const issued = new Map<string, Origin & { at: number; uses: number }>();
  return {
    issue: (origin) => {
      for (const [id, { at }] of issued) if (wall() - at > 2 * LIFE) issued.delete(id);
      const id = randomBytes(16).toString('hex');
      issued.set(id, { ...origin, at: wall(), uses: 0 });
      return id;
    },
    answer: async (id, body) => {
      const url = issued.get(id);
      if (!url || wall() - url.at > LIFE) throw new SlackRefusal('expired_url');
      if (url.uses >= USES) throw new SlackRefusal('used_url');
      const read = replySchema.safeParse(body);
      if (!read.success) throw new SlackRefusal('invalid_payload');
      url.uses++;
      await respond(conversations, url, read.data);
    },
  };
}

async function respond(conversations: Conversations, url: Origin, reply: z.infer<typeof replySchema>) {
  const { user, channel, ts } = url;
  const original = ts === null ? undefined : conversations.find(channel, ts);
  if (reply.delete_original) {
    if (!original) throw new SlackRefusal('message_not_found');
    await conversations.remove(channel, original.ts);
  } else if (reply.replace_original && ts !== null) {
    if (!original) throw new SlackRefusal('message_not_found');
    await conversations.edit(channel, original.ts, readEdit(reply, original));
  } else {
    const message = { ...readMessage(reply), thread_ts: reply.thread_ts ?? null };
    if (reply.response_type === 'in_channel') await conversations.post(channel, message);
    else await conversations.whisper(channel, user, message);
  }
}
