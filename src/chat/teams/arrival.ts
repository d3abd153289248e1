import * as z from 'zod';
import type { Who } from '../office.ts';

const place = z.object({
  serviceUrl: z.string(),
  conversation: z.object({ id: z.string(), conversationType: z.string().optional(), tenantId: z.string().optional() }),
  channelData: z
    .object({
      tenant: z.object({ id: z.string() }).optional(),
      team: z.object({ id: z.string() }).optional(),
      channel: z.object({ type: z.string().optional() }).optional(),
    })
    .optional(),
});
const activity = place.extend({
  id: z.string().default(''),
  replyToId: z.string().optional(),
  from: z.object({ aadObjectId: z.guid().toLowerCase(), name: z.string().default('') }),
});

/** Where something happened in Teams. */
export type Place = {
  /** A channel, without the thread in it, or the chat with one person. */
  conversation: string;
  personal: boolean;
  /** The team that the channel belongs to. */
  team: string | null;
  serviceUrl: string;
};

/** Who did something in Teams, and where. */
export type Arrival = Place & {
  id: string;
  who: Who;
  name: string;
  /** standard, private or shared; null where Teams does not say. */
  channelType: string | null;
  /** The post that was pressed or answered. */
  post: string | null;
  /** The first post of the thread. */
  thread: string | null;
};

/** Reads where an activity came from that the SDK has verified; some name no person. */
export function placeIn(given: unknown): Place {
  const { serviceUrl, conversation, channelData } = place.parse(given);
  return {
    conversation: conversation.id.split(';messageid=')[0] ?? '',
    personal: conversation.conversationType === 'personal',
    team: channelData?.team?.id ?? null,
    serviceUrl,
  };
}

/** The same with who did it. Throws ZodError for one that names no person. */
export function arrivalIn(given: unknown): Arrival {
  const { id, replyToId, from, conversation, channelData } = activity.parse(given);
  return {
    ...placeIn(given),
    id,
    who: { user: from.aadObjectId, team: conversation.tenantId ?? channelData?.tenant?.id ?? '' },
    name: from.name,
    channelType: channelData?.channel?.type ?? null,
    post: replyToId ?? null,
    thread: conversation.id.split(';messageid=')[1] ?? null,
  };
}
