import * as z from 'zod';
import type { Who } from '../office.ts';

const id = z.guid().toLowerCase();
const activity = z.object({
  id: z.string().default(''),
  serviceUrl: z.string(),
  replyToId: z.string().optional(),
  from: z.object({ aadObjectId: id, name: z.string().default('') }),
  conversation: z.object({ id: z.string(), conversationType: z.string().optional(), tenantId: z.string().optional() }),
  channelData: z
    .object({
      tenant: z.object({ id: z.string() }).optional(),
      team: z.object({ id: z.string() }).optional(),
      channel: z.object({ type: z.string().optional() }).optional(),
    })
    .optional(),
});

/** Who did something in Teams, and where. */
export type Arrival = {
  id: string;
  who: Who;
  name: string;
  /** A channel, without the thread in it, or the chat with one person. */
  conversation: string;
  personal: boolean;
  /** The team that the channel belongs to. */
  team: string | null;
  /** standard, private or shared; null where Teams does not say. */
  channelType: string | null;
  /** The post that was pressed or answered. */
  post: string | null;
  /** The first post of the thread. */
  thread: string | null;
  serviceUrl: string;
};

/** Reads the envelope of an activity that the SDK has verified. Throws ZodError for one that names no person. */
export function arrivalIn(given: unknown): Arrival {
  const { id, serviceUrl, replyToId, from, conversation, channelData } = activity.parse(given);
  const [place = '', thread = null] = conversation.id.split(';messageid=');
  return {
    id,
    who: { user: from.aadObjectId, team: conversation.tenantId ?? channelData?.tenant?.id ?? '' },
    name: from.name,
    conversation: place,
    personal: conversation.conversationType === 'personal',
    team: channelData?.team?.id ?? null,
    channelType: channelData?.channel?.type ?? null,
    post: replyToId ?? null,
    thread,
    serviceUrl,
  };
}
