import * as z from 'zod';
import { ChatError } from '../../desk/chat.ts';
import type { ChatPlaces, Closed } from '../../desk/chat-places.ts';
import { type ChannelGuard, guardChannels } from '../guard-channels.ts';
import type { Connector } from './connector.ts';
import { troubleIn } from './teams-trouble.ts';

export type TeamsGuard = ChannelGuard & {
  /** Why Teams itself told that no case belongs there, as a sentence; null while it told nothing, or that it is over. */
  told: (channel: string) => Promise<string | null>;
};

/** What Teams told of a channel holds at once, whatever it said when it was asked before, and for every desk. */
export function channelGuard(connector: Connector, reach: ChatPlaces): TeamsGuard {
  const { allows, forget } = guardChannels({
    mayHoldCases: (channel) => mayHoldCases(connector, reach, channel),
    troubleIn: (error) => (error instanceof ChatError ? error : troubleIn(error)).trouble,
  });
  const told = async (channel: string) => {
    const { closed = null } = (await reach.find(channel)) ?? {};
    return closed && whyClosedFor[closed];
  };
  return { told, forget, allows: async (channel, trust) => (await told(channel)) ?? allows(channel, trust) };
}

/** Teams tells of what kind a channel is in the list of its team, and of its team in what is sent from there. */
async function mayHoldCases(connector: Connector, reach: ChatPlaces, channel: string): Promise<true | string> {
  const { api, conversation } = await connector.channel(channel);
  const place = await reach.find(channel);
  const channels = place?.team ? listed.parse(await api.teams.getConversations(place.team)) : [];
  const found = channels.find(({ id }) => id === channel);
  if (found) return whyNoCases(found.type) ?? true;
  await api.conversations.getPagedMembers(conversation, 1);
  return UNHEARD;
}

const listed = z.array(z.object({ id: z.string(), type: z.string().optional() }));

/** Why a channel of this kind holds no case; null for one that only the office sees. */
export function whyNoCases(type: string | undefined): string | null {
  if (type === 'standard' || type === 'private') return null;
  return type === 'shared' ? SHARED : UNTOLD;
}

const SHARED =
  'This is a shared channel, which people of other organisations can be let into, so no case may be shown in it.';
const UNTOLD = 'Teams does not tell whether this channel is shared with others, so no case may be shown in it.';

/** Also of a channel that is in another team than was thought: what is typed there sets that right. */
export const UNHEARD =
  'Teams has not told this desk which team this channel is in, so no case may be shown in it. Type "@Breachdesk help" there.';

const whyClosedFor: Record<Closed, string> = {
  shared: SHARED,
  left: 'Breachdesk was taken out of this channel. Add it to the channel again.',
  deleted: 'This channel was deleted in Teams. Restore it, or name another one in the settings.',
  archived: 'The team of this channel was archived in Teams. Make it active again, or name a channel of another team.',
};
