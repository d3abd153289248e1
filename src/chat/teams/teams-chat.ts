import { type Chat, ChatError } from '../../desk/chat.ts';
import type { ChatPlaces } from '../../desk/chat-places.ts';
import { teamsHosts } from '../../hosts.ts';
import { silent } from '../../log.ts';
import type { Trust } from '../guard-channels.ts';
import { cardActivity, toldActivities } from './card-activity.ts';
import { channelGuard } from './channel-guard.ts';
import { connect, REMOVED } from './connector.ts';
import { teamsApp } from './teams-app.ts';
import type { TeamsSettings } from './teams-settings.ts';
import { troubleIn } from './teams-trouble.ts';

/** Teams as the desk posts to it. A thread of a channel is a conversation that its first post names. */
export function teamsChat(teams: TeamsSettings & { reach: ChatPlaces }): Chat {
  const connector = connect(teamsApp(teams, { registerRoute: () => {} }, silent), teams, teams.reach);
  const { cases } = teams.channels;
  const guard = channelGuard(connector, teams.reach);
  /** A channel that may be written to; who reads it may have changed since the last post. */
  const open = async (id: string) => {
    const line = await connector.channel(id);
    const answer = await guard.allows(id, AT_ONCE);
    if (answer !== true) throw new ChatError('show a case there', 'refused', { reason: answer });
    return line;
  };
  return {
    surface: 'teams',
    channels: teams.channels,
    post: (channel, message) =>
      asked('post', async () => {
        const { api, conversation } = await open(channel);
        const { id } = await api.conversations.createActivity(conversation, cardActivity(message));
        return { channel, ts: id };
      }),
    edit: ({ channel, ts }, message) =>
      asked('edit', async () => {
        const { api, conversation } = await open(channel);
        await api.conversations.updateActivity(conversation, ts, cardActivity(message));
      }),
    reply: ({ channel, ts }, message) =>
      asked('reply', async () => {
        const { api, conversation } = await open(channel);
        const { id } = await api.conversations.createActivity(`${conversation};messageid=${ts}`, cardActivity(message));
        return { channel, ts: id };
      }),
    link: async ({ channel, ts }) => {
      const place = [channel, ts].map(encodeURIComponent).join('/');
      const thread = new URLSearchParams({ tenantId: teams.tenantId, parentMessageId: ts });
      return `${teamsHosts(teams.cloud).client}/l/message/${place}?${thread}`;
    },
    tell: (recipient, message) =>
      asked('tell', async () => {
        const { api, conversation } = await (recipient.startsWith('19:')
          ? open(recipient)
          : connector.person(recipient));
        for (const post of toldActivities(message)) await api.conversations.createActivity(conversation, post);
      }),
    retell: ({ channel, ts }, message) =>
      asked('tell anew', async () => {
        const { api, conversation } = await connector.person(channel);
        await api.conversations.updateActivity(conversation, ts, cardActivity(message));
      }),
    // Teams keeps back what comes in somebody's quiet hours by itself, and tells a bot of none.
    doNotDisturb: async () => null,
    allows: (channel) =>
      asked('look at the channel', async () => {
        if ((await teams.reach.find(channel))?.removedAt) return REMOVED;
        const { api, conversation } = await connector.channel(channel);
        await api.conversations.getPagedMembers(conversation, 1);
        return await guard.allows(channel, AT_ONCE);
      }),
    check: () =>
      asked('answer', async () => {
        const { api, conversation } = await connector.channel(cases);
        await api.conversations.getPagedMembers(conversation, 1);
      }),
  };
}

/** Teams is asked before each post as long as it answers. */
const AT_ONCE: Trust = { unasked: 0, unanswered: 15_000 };

async function asked<T>(operation: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof ChatError) throw error;
    const { trouble, retryAfter } = troubleIn(error);
    throw new ChatError(operation, trouble, { cause: error, retryAfter });
  }
}
