import { WebAPIRateLimitedError, WebClient } from '@slack/web-api';
import { type Chat, ChatError } from '../../desk/chat.ts';
import { channelGuard } from './channel-guard.ts';
import { renderMessage } from './render.ts';
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
  allowPublic: boolean;
  channels: Chat['channels'];
}): Chat {
  const client = outboxClient(slack);
  const mayHoldCases = channelGuard(client, slack.allowPublic);
  return {
    surface: 'slack',
    channels: slack.channels,
    post: (channel, message) =>
      asked('post', async () => {
        const { ts } = await client.chat.postMessage({ channel, ...renderMessage(message), ...still });
        return { channel, ts: ts ?? '' };
      }),
    edit: (posted, message) =>
      asked('edit', async () => {
        await client.chat.update({ ...posted, ...renderMessage(message) });
      }),
    reply: (posted, message) =>
      asked('reply', async () => {
        const { channel, ts: thread } = posted;
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
        await client.chat.postMessage({ channel: recipient, ...renderMessage(message), ...still });
      }),
    doNotDisturb: (user) =>
      asked('say who is not to be disturbed', async () => {
        const { dnd_enabled, next_dnd_start_ts: from, next_dnd_end_ts: until } = await client.dnd.info({ user });
        return dnd_enabled && from && until ? { from: new Date(from * 1_000), until: new Date(until * 1_000) } : null;
      }),
    allows: (channel) => asked('look at the channel', () => mayHoldCases(channel)),
    check: () =>
      asked('answer', async () => {
        await client.auth.test();
      }),
  };
}

/** One client for what the desk owes; another, elsewhere, for forms: a 429 here must not hold a form. */
function outboxClient({ token, apiUrl }: { token: string; apiUrl: string }): WebClient {
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
    const retryAfter = error instanceof WebAPIRateLimitedError ? error.retryAfter : null;
    throw new ChatError(operation, troubleIn(error), { cause: error, retryAfter });
  }
}
