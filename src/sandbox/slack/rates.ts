import { SlackRefusal } from './refusal.ts';

export type Rates = {
  /** Counts one call of a method that may be called so often in any minute. Throws ratelimited. */
  call: (method: string, perMinute: number) => void;
  /** Counts one new message in a channel, one a second each. Throws rate_limited. */
  post: (channel: string) => void;
};

const MINUTE = 60_000;
const SECOND = 1000;
/** Two posts that left a second apart may arrive a little closer. */
const JITTER = 100;

/** How often the real one lets an app call: docs.slack.dev/apis/web-api/rate-limits. In wall time. */
export function keepRates(wall: () => number): Rates {
  const calls = new Map<string, number[]>();
  const nextPost = new Map<string, number>();
  return {
    call: (method, perMinute) => {
      const now = wall();
      const recent = (calls.get(method) ?? []).filter((at) => at > now - MINUTE);
      const oldest = recent[0];
      if (oldest !== undefined && recent.length >= perMinute) {
        throw new SlackRefusal('ratelimited', { retryAfter: seconds(oldest + MINUTE - now) });
      }
      calls.set(method, [...recent, now]);
    },
    post: (channel) => {
      const now = wall();
      const free = nextPost.get(channel) ?? 0;
      if (now < free - JITTER) throw new SlackRefusal('rate_limited', { retryAfter: seconds(free - now) });
      nextPost.set(channel, Math.max(now, free) + SECOND);
    },
  };
}

function seconds(milliseconds: number): number {
  return Math.max(1, Math.ceil(milliseconds / SECOND));
}
