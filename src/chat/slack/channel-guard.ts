import { performance } from 'node:perf_hooks';
import { WebClient } from '@slack/web-api';
import * as z from 'zod';
import { troubleIn } from './slack-trouble.ts';

const channelSchema = z.object({
  is_private: z.boolean().optional(),
  is_general: z.boolean().optional(),
  is_archived: z.boolean().optional(),
  is_ext_shared: z.boolean().optional(),
  is_pending_ext_shared: z.boolean().optional(),
  is_shared: z.boolean().optional(),
});

/** How old Slack's word that a channel may hold cases may be, in ms: so as not to ask, and where it does not answer. */
export type Trust = { unasked: number; unanswered: number };

export type ChannelGuard = {
  /** Whether cases may be shown in a channel; if not, the reason as a sentence. Throws when Slack does not say. */
  allows: (channel: string, trust: Trust) => Promise<true | string>;
  /** Slack told of a change: what it said before counts no more. */
  forget: (channel: string) => void;
};

export type GuardSettings = { token: string; apiUrl: string; allowPublic: boolean };

/**
 * Slack tells of channels fifty times a minute, and posts alone may be sixty. After thirty questions within a minute what
 * it said within the last seconds counts, so that there is always an answer left for a press.
 */
const SPARING = { questions: 30, within: 60_000, trust: 15_000 };

export function channelGuard({ token, apiUrl, allowPublic }: GuardSettings): ChannelGuard {
  const client = new WebClient(token, {
    slackApiUrl: apiUrl,
    rejectRateLimitedCalls: true,
    retryConfig: { retries: 0 },
    timeout: 2_500,
  });
  const allowed = new Map<string, number>();
  const forgotten = new Map<string, number>();
  const asking = new Map<string, Promise<true | string>>();
  let asked: number[] = [];

  const ageOf = (channel: string) => performance.now() - (allowed.get(channel) ?? Number.NEGATIVE_INFINITY);
  const isSparing = () => {
    asked = asked.filter((at) => performance.now() - at < SPARING.within);
    return asked.length >= SPARING.questions;
  };
  const askNow = async (channel: string) => {
    asked.push(performance.now());
    const at = performance.now();
    const answer = await mayHoldCases(client, channel, allowPublic);
    allowed.delete(channel);
    // What was asked before a change may have been answered before it.
    if (answer === true && at > (forgotten.get(channel) ?? 0)) allowed.set(channel, at);
    return answer;
  };
  /** Many presses at once are one question. */
  const ask = (channel: string) => {
    const known = asking.get(channel);
    if (known !== undefined) return known;
    const answer = askNow(channel).finally(() => asking.get(channel) === answer && asking.delete(channel));
    asking.set(channel, answer);
    return answer;
  };
  return {
    allows: async (channel, { unasked, unanswered }) => {
      const enough = Math.max(unasked, isSparing() ? SPARING.trust : 0);
      if (ageOf(channel) < enough) return true;
      try {
        return await ask(channel);
      } catch (error) {
        const silent = ['throttled', 'unavailable', 'unknown'].includes(troubleIn(error));
        if (silent && ageOf(channel) < unanswered) return true;
        throw error;
      }
    },
    forget: (channel) => {
      allowed.delete(channel);
      asking.delete(channel);
      forgotten.set(channel, performance.now());
    },
  };
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
