import { performance } from 'node:perf_hooks';
import type { ChatTrouble } from '../desk/chat.ts';

/** How old a platform's word that a channel may hold cases may be, in ms: so as not to ask, and where it does not answer. */
export type Trust = { unasked: number; unanswered: number };

export type ChannelGuard = {
  /** Whether cases may be shown in a channel; if not, the reason as a sentence. Throws when the platform does not say. */
  allows: (channel: string, trust: Trust) => Promise<true | string>;
  /** The platform told of a change: what it said before counts no more. */
  forget: (channel: string) => void;
};

type Looking = {
  /** Asks the platform now. */
  mayHoldCases: (channel: string) => Promise<true | string>;
  /** What an error of that question means. */
  troubleIn: (error: unknown) => ChatTrouble;
};

/**
 * Slack tells of channels fifty times a minute, and posts alone may be sixty. After thirty questions within a minute what
 * it said within the last seconds counts, so that there is always an answer left for a press.
 */
const SPARING = { questions: 30, within: 60_000, trust: 15_000 };

/** Remembers what a platform said of its channels, and asks no more often than it must. */
export function guardChannels({ mayHoldCases, troubleIn }: Looking): ChannelGuard {
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
    const answer = await mayHoldCases(channel);
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
