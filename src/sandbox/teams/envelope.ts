import { serviceUrl, type Teams } from './teams.ts';
import { APP, BOT, type Channel, channelType, type Person, TEAM } from './tenant.ts';

type Where = { channel: Channel; root: string | null };

/** What every activity begins with: learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference. */
export function activityFrom(teams: Teams, person: Person, { channel, root }: Where) {
  const personal = channel.kind === 'personal';
  return {
    id: `f:${crypto.randomUUID()}`,
    timestamp: new Date().toISOString(),
    channelId: 'msteams',
    serviceUrl: serviceUrl(teams),
    locale: 'en-GB',
    from: { id: person.channelId, name: person.name, aadObjectId: person.id },
    recipient: { id: BOT, name: APP.name },
    conversation: {
      id: conversationId(channel.id, root),
      conversationType: channel.kind,
      tenantId: person.tenant,
      ...(!personal && { isGroup: true }),
    },
    channelData: {
      tenant: { id: person.tenant },
      ...(!personal && {
        channel: { id: channel.id, ...channelType(teams.world, channel.id) },
        team: { id: TEAM.id, name: TEAM.name },
      }),
    },
  };
}

/** A thread of a channel is a conversation of its own. */
export function conversationId(channel: string, root: string | null): string {
  return root === null ? channel : `${channel};messageid=${root}`;
}
