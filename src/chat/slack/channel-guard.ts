import type { WebClient } from '@slack/web-api';
import * as z from 'zod';

const channelSchema = z.object({
  is_private: z.boolean().optional(),
  is_general: z.boolean().optional(),
  is_archived: z.boolean().optional(),
  is_ext_shared: z.boolean().optional(),
  is_pending_ext_shared: z.boolean().optional(),
  is_shared: z.boolean().optional(),
});

/** Whether cases may be shown in a channel; if not, the reason as a sentence. Asked before every new card. */
export async function mayHoldCases(client: WebClient, channel: string, allowPublic: boolean): Promise<true | string> {
  const { channel: found } = await client.conversations.info({ channel });
  const is = channelSchema.parse(found);
  if (is.is_ext_shared || is.is_pending_ext_shared || is.is_shared) {
    return 'This channel is shared with another organisation, so no case may be shown in it.';
  }
  if (is.is_general) return 'This is the channel everybody is in, so no case may be shown in it.';
  if (is.is_archived) return 'This channel is archived.';
  if (!is.is_private && !allowPublic) {
    return 'This channel is public. Make it private, or set SLACK_ALLOW_PUBLIC_CHANNEL if the office means it.';
  }
  return true;
}
