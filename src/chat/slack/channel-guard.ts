import { performance } from 'node:perf_hooks';
import { WebAPIRateLimitedError, type WebClient } from '@slack/web-api';
import * as z from 'zod';

const channelSchema = z.object({
  is_private: z.boolean().optional(),
  is_general: z.boolean().optional(),
  is_archived: z.boolean().optional(),
  is_ext_shared: z.boolean().optional(),
  is_pending_ext_shared: z.boolean().optional(),
  is_shared: z.boolean().optional(),
});

/** Longer than Slack lets an app wait until it tells again of a channel. */
const RECENT_MS = 15_000;

type Answer = true | string;

/**
 * Asked before every new card, which may be once a second, while Slack tells of channels fifty times a minute. Where it
 * will not say for that reason, what it said a moment ago counts; otherwise nothing is shown.
 */
export function channelGuard(client: WebClient, allowPublic: boolean): (channel: string) => Promise<Answer> {
  const newest = new Map<string, { at: number; answer: Answer }>();
  return async (channel) => {
    try {
      const answer = await mayHoldCases(client, channel, allowPublic);
      newest.set(channel, { at: performance.now(), answer });
      return answer;
    } catch (error) {
      const last = newest.get(channel);
      const recent = last && performance.now() - last.at < RECENT_MS;
      if (error instanceof WebAPIRateLimitedError && recent) return last.answer;
      throw error;
    }
  };
}

/** Whether cases may be shown in a channel; if not, the reason as a sentence. */
async function mayHoldCases(client: WebClient, channel: string, allowPublic: boolean): Promise<Answer> {
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
