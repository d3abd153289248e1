import { WebAPIRateLimitedError, WebClient } from '@slack/web-api';
import { type Chat, ChatError } from '../../desk/chat.ts';
import type { ChannelGuard, Trust } from '../guard-channels.ts';
import { renderMessage, renderTold } from './render.ts';
import { troubleIn } from './slack-trouble.ts';

/** Nothing that untrusted text holds may unfold into a preview or a ping. */
const still = { unfurl_links: false, unfurl_media: false } as const;

/**
 * Slack as the desk posts to it. Never retries by itself: the pump knows when a channel may be posted to again,
 * and a lost answer would otherwise become a second post.
 */
export function slackChat(slack: {
  token: string;
  apiUrl: string;
  guard: ChannelGuard;
  channels: Chat['channels'];
}): Chat {
  const client = outboxClient(slack);
  const allows = (channel: string) => slack.guard.allows(channel, AT_ONCE);
  const ensureOpen = async (channel: string) => {
    const answer = await allows(channel);
    if (answer !== true) throw new ChatError('show a case there', 'refused', { reason: answer });
  };
  return {
    surface: 'slack',
    channels: slack.channels,
    post: (channel, message) =>
      asked('post', async () => {
        await ensureOpen(channel);
        const { ts } = await client.chat.postMessage({ channel, ...renderMessage(message), ...still });
        return { channel, ts: ts ?? '' };
      }),
    edit: (posted, message) =>
      asked('edit', async () => {
        await ensureOpen(posted.channel);
        await client.chat.update({ ...posted, ...renderMessage(message) });
      }),
    reply: (posted, message) =>
      asked('reply', async () => {
        const { channel, ts: thread } = posted;
        await ensureOpen(channel);
        const { ts } = await client.chat.postMessage({
          channel,
          thread_ts: thread,
          ...renderMessage(message),
          ...still,
        });
        return { channel, ts: ts ?? '' };
      }),
    link: (posted) =>
      asked('link', async () => {
        const { permalink } = await client.chat.getPermalink({ channel: posted.channel, message_ts: posted.ts });
        return permalink ?? null;
      }),
    tell: (recipient, message) =>
      asked('tell', async () => {
        if (!isPerson(recipient)) await ensureOpen(recipient);
        await client.chat.postMessage({ channel: recipient, ...renderTold(message), ...still });
      }),
    retell: (posted, message) =>
      asked('tell anew', async () => {
        await client.chat.update({ ...posted, ...renderMessage(message) });
      }),
    doNotDisturb: (user) =>
      asked('say who is not to be disturbed', async () => {
        const { dnd_enabled, next_dnd_start_ts: from, next_dnd_end_ts: until } = await client.dnd.info({ user });
        return dnd_enabled && from && until ? { from: new Date(from * 1_000), until: new Date(until * 1_000) } : null;
      }),
    allows: (channel) => asked('look at the channel', () => allows(channel)),
    check: () =>
      asked('answer', async () => {
        await client.auth.test();
      }),
  };
}

/** Who reads it may change between two posts, so Slack is asked before each as long as it answers. */
const AT_ONCE: Trust = { unasked: 0, unanswered: 15_000 };

/** People's ids begin with U, or with W in a grid: docs.slack.dev, reference/objects/user-object. */
function isPerson(recipient: string): boolean {
  return /^[UW]/.test(recipient);
}

/** One client for what the desk owes; another, elsewhere, for forms: a 429 here must not hold a form. */
export function outboxClient({ token, apiUrl }: { token: string; apiUrl: string }): WebClient {
  return new WebClient(token, {
    slackApiUrl: apiUrl,
    rejectRateLimitedCalls: true,
    retryConfig: { retries: 0 },
    timeout: 10_000,
  });
}

async function asked<T>(operation: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof ChatError) throw error;
    const retryAfter = error instanceof WebAPIRateLimitedError ? error.retryAfter : null;
    throw new ChatError(operation, troubleIn(error), { cause: error, retryAfter });
  }
}
