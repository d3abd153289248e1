import { chatMethods } from './chat-methods.ts';
import { lookUpMethods } from './look-up-methods.ts';
import type { Slack } from './slack.ts';
import { viewMethods } from './view-methods.ts';
import type { APP } from './workspace.ts';

/** Whose token came with a call: the bot's, or one of a whole app. */
export type Caller = { token: 'bot'; app: typeof APP } | { token: 'app'; app: { id: string; name: string } };

type Manner = { limited: boolean; caller: Caller | null };

/** One method of the Web API. It throws SlackRefusal; what it returns is answered beside ok: true. */
export type Method = {
  token: 'bot' | 'app' | 'either' | 'none';
  /** The tier of its page under docs.slack.dev/reference/methods; null where special limits apply. */
  perMinute: number | null;
  run: (slack: Slack, values: Record<string, unknown>, manner: Manner) => Promise<object> | object;
};

/** Everything of the Web API that this Slack has. */
export const methods: Record<string, Method | undefined> = { ...chatMethods, ...viewMethods, ...lookUpMethods };
