import { TeamsRefusal } from './refusal.ts';

/** In so many seconds so many calls: learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit, per bot and thread. */
const windows = {
  send: [
    [1, 7],
    [2, 8],
    [30, 60],
    [3600, 1800],
  ],
  look: [
    [1, 14],
    [2, 16],
    [30, 120],
    [3600, 3600],
  ],
} as const;

export type Rates = {
  /** Counts one call in one conversation. Throws a refusal that says how long to wait. */
  call: (kind: keyof typeof windows, conversation: string) => void;
};

const HOUR = 3_600_000;

/** How often the real one lets an app call, in wall time. */
export function keepRates(wall: () => number): Rates {
  const calls = new Map<string, number[]>();
  return {
    call: (kind, conversation) => {
      const now = wall();
      const name = `${kind} ${conversation}`;
      const recent = (calls.get(name) ?? []).filter((at) => at > now - HOUR);
      for (const [seconds, most] of windows[kind]) {
        const since = recent.filter((at) => at > now - seconds * 1000);
        const [oldest = now] = since;
        if (since.length < most) continue;
        const wait = Math.max(1, Math.ceil((oldest + seconds * 1000 - now) / 1000));
        throw new TeamsRefusal(429, 'TooManyRequests', 'Too many requests in this conversation.', wait);
      }
      calls.set(name, [...recent, now]);
    },
  };
}
