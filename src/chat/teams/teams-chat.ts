import { type Chat, ChatError } from '../../desk/chat.ts';
import type { ChatPlaces } from '../../desk/chat-places.ts';
import { teamsHosts } from '../../hosts.ts';
import { silent } from '../../log.ts';
import { cardActivity } from './card-activity.ts';
import { connect, REMOVED } from './connector.ts';
import { teamsApp } from './teams-app.ts';
import type { TeamsSettings } from './teams-settings.ts';
import { troubleIn } from './teams-trouble.ts';

/** Teams as the desk posts to it. A thread of a channel is a conversation that its first post names. */
export function teamsChat(teams: TeamsSettings & { reach: ChatPlaces }): Chat {
  const connector = connect(teamsApp(teams, { registerRoute: () => {} }, silent), teams, teams.reach);
  const { cases } = teams.channels;
  return {
    surface: 'teams',
    channels: teams.channels,
    post: (channel, message) =>
      asked('post', async () => {
        const { api, conversation } = await connector.channel(channel);
        const { id } = await api.conversations.createActivity(conversation, cardActivity(message));
        return { channel, ts: id };
      }),
    edit: ({ channel, ts }, message) =>
      asked('edit', async () => {
        const { api, conversation } = await connector.channel(channel);
        await api.conversations.updateActivity(conversation, ts, cardActivity(message));
      }),
    reply: ({ channel, ts }, message) =>
      asked('reply', async () => {
        const { api, conversation } = await connector.channel(channel);
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
          ? connector.channel(recipient)
          : connector.person(recipient));
        await api.conversations.createActivity(conversation, cardActivity(message));
      }),
    // Teams keeps back what comes in somebody's quiet hours by itself, and tells a bot of none.
    doNotDisturb: async () => null,
    allows: (channel) =>
      asked('look at the channel', async () => {
        if ((await teams.reach.find(channel))?.removedAt) return REMOVED;
        const { api, conversation } = await connector.channel(channel);
        await api.conversations.getPagedMembers(conversation, 1);
        return true;
      }),
    check: () =>
      asked('answer', async () => {
        const { api, conversation } = await connector.channel(cases);
        await api.conversations.getPagedMembers(conversation, 1);
      }),
  };
}

async function asked<T>(operation: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof ChatError) throw error;
    const { trouble, retryAfter } = troubleIn(error);
    throw new ChatError(operation, trouble, { cause: error, retryAfter });
  }
}
