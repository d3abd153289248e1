import { WebClient } from '@slack/web-api';
import * as z from 'zod';
import { type ChannelGuard, guardChannels } from '../guard-channels.ts';
import { troubleIn } from './slack-trouble.ts';

const channelSchema = z.object({
  is_private: z.boolean().optional(),
  is_general: z.boolean().optional(),
  is_archived: z.boolean().optional(),
  is_ext_shared: z.boolean().optional(),
  is_pending_ext_shared: z.boolean().optional(),
  is_shared: z.boolean().optional(),
});

export type GuardSettings = { token: string; apiUrl: string; allowPublic: boolean };

export function channelGuard({ token, apiUrl, allowPublic }: GuardSettings): ChannelGuard {
  const client = new WebClient(token, {
    slackApiUrl: apiUrl,
    rejectRateLimitedCalls: true,
    retryConfig: { retries: 0 },
    timeout: 2_500,
  });
  return guardChannels({ mayHoldCases: (channel) => mayHoldCases(client, channel, allowPublic), troubleIn });
}

async function mayHoldCases(client: WebClient, channel: string, allowPublic: boolean): Promise<true | string> {
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
