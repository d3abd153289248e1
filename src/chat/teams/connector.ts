import type { App } from '@microsoft/teams.apps';
import * as z from 'zod';
import { ChatError } from '../../desk/chat.ts';
import type { ChatPlaces } from '../../desk/chat-places.ts';
import { isServiceUrl } from './service-url.ts';
import type { TeamsSettings } from './teams-settings.ts';
import { troubleIn } from './teams-trouble.ts';

export type Api = App['api'];

/** A conversation, and the connector that reaches it. */
export type Line = { api: Api; conversation: string };

export type Connector = {
  /** Throws ChatError when the desk was put out of it. */
  channel: (id: string) => Promise<Line>;
  /** The chat with one person, which is opened when there is none yet. */
  person: (id: string) => Promise<Line>;
  /** What a member of the case channel is called; null when they are not in it. */
  nameOf: (id: string) => Promise<string | null>;
  /** The object id of somebody whom a conversation calls by an id of its own; null for one who is not in it. */
  objectIdOf: (conversation: string, id: string) => Promise<string | null>;
};

const described = z.object({ name: z.string().min(1), aadObjectId: z.guid().toLowerCase() });

export function connect(app: App, settings: TeamsSettings, places: ChatPlaces): Connector {
  /** What was stored long ago is looked at again: no token leaves for an address that is not Teams. */
  const at = (serviceUrl: string): Api => {
    if (!isServiceUrl(settings, serviceUrl)) {
      const reason = 'A stored address is not one of Teams. Remove Breachdesk from the team and add it again.';
      throw new ChatError('use a stored address', 'refused', { reason });
    }
    return app.api.clone({ serviceUrl });
  };
  const channel = async (id: string): Promise<Line> => {
    const place = await places.find(id);
    if (place?.removedAt) throw new ChatError('reach the channel', 'gone', { reason: REMOVED });
    return { api: place ? at(place.serviceUrl) : app.api, conversation: id };
  };
  const member = async (id: string, who: string) => {
    const { api, conversation } = await channel(id);
    try {
      return described.parse(await api.conversations.getMemberById(conversation, who));
    } catch (error) {
      if (troubleIn(error).trouble === 'gone') return null;
      throw error;
    }
  };
  return {
    channel,
    person: async (id) => {
      const place = await places.find(id);
      if (place) return { api: at(place.serviceUrl), conversation: place.conversation };
      const { api } = await channel(settings.channels.cases);
      const { serviceUrl } = api;
      const { tenantId } = settings;
      const chat = await api.conversations.create({
        members: [{ id, name: '', role: 'user' }],
        tenantId,
        channelData: { tenant: { id: tenantId } },
      });
      await places.keep({ id, conversation: chat.id, serviceUrl, team: null });
      return { api, conversation: chat.id };
    },
    nameOf: async (id) => (await member(settings.channels.cases, id))?.name ?? null,
    objectIdOf: async (conversation, id) => (await member(conversation, id))?.aadObjectId ?? null,
  };
}

export const REMOVED = 'Breachdesk was removed from this team. Add it again.';
