import * as z from 'zod';
import type { World } from '../world.ts';
import { type Forgery, forged, forgeries, genuine, type Parcel } from './forgeries.ts';
import type { Journal } from './journal.ts';
import type { Keys } from './keys.ts';
import { struck } from './outages.ts';

export type Activity = { type: string; name?: string } & Record<string, unknown>;

/** What came back: an answer, nothing in time, or no connection at all. */
export type Reply = { kind: 'answer'; status: number; body: unknown } | { kind: 'timeout' } | { kind: 'unreachable' };

/** Where the app listens: body of PUT /_sandbox/teams/app. */
export const registration = z.strictObject({
  url: z.url().refine((url) => /^https?:\/\/(127\.\d+\.\d+\.\d+|localhost|\[::1\])[:/]/.test(url), {
    message: 'The sandbox only reaches this machine: give an address like http://127.0.0.1:3000/api/messages.',
  }),
});

export type Deliveries = {
  /** The messaging endpoint of the app; null until it has told it. */
  endpoint: () => string | null;
  register: (url: string) => Promise<void>;
  /** Sends it until it is answered, three times at most; enough says whether an answer is one. */
  send: (activity: Activity, enough?: (reply: Reply) => boolean) => Promise<Reply>;
};

export type DeliverOptions = {
  /** How long the app has to answer before it is asked again; about 5,000 in the real one, as people report. */
  answerMs: number;
};

const ATTEMPTS = 3;
const FORGERIES = Object.keys(forgeries) as Forgery[];

type Parts = { world: World; keys: Keys; journal: Journal; wall: () => number; address: () => string };

/** POSTs activities to the messaging endpoint, signed as the Bot Framework signs them. */
export function deliverTo(parts: Parts, { answerMs }: DeliverOptions): Deliveries {
  const { world, journal } = parts;
  let endpoint: string | null = null;
  const keep = (url: string | null) => world.append({ kind: 'teams-app', url });
  world.on('teams-app', (record) => {
    endpoint = record['url'] as string | null;
  });
  // The app is registered, whatever an office does afresh.
  world.onReset(() => void keep(endpoint));

  const once = async (activity: Activity, parcel: Parcel, attempt: number): Promise<Reply> => {
    const at = Date.now();
    const from = performance.now();
    const reply = endpoint === null ? ({ kind: 'unreachable' } as const) : await post(endpoint, parcel, answerMs);
    const answer = reply.kind === 'answer' ? reply.status : reply.kind;
    const { type, name = null } = activity;
    journal.sent({ type, name, attempt, at, ms: performance.now() - from, answer });
    return reply;
  };
  const parcelOf = (activity: Activity) => {
    const forgery = struck(world, FORGERIES);
    return forgery ? forged(forgery, parts, activity) : genuine(parts, activity);
  };
  return {
    endpoint: () => endpoint,
    register: keep,
    send: async (activity, enough = (reply) => reply.kind === 'answer') => {
      const parcel = parcelOf(activity);
      const lost = struck(world, ['lost-answer']);
      let reply = await once(activity, parcel, 1);
      // The app has done it, and Teams asks again as though it had not.
      if (lost) reply = await once(activity, parcel, 2);
      for (let attempt = lost ? 3 : 2; attempt <= ATTEMPTS && again(reply, enough); attempt++) {
        reply = await once(activity, parcel, attempt);
      }
      return reply;
    },
  };
}

/** An app that cannot be reached is not asked again, and neither is one that refuses. */
function again(reply: Reply, enough: (reply: Reply) => boolean): boolean {
  if (reply.kind === 'answer' && reply.status >= 400) return false;
  return reply.kind !== 'unreachable' && !enough(reply);
}

async function post(url: string, { body, token }: Parcel, milliseconds: number): Promise<Reply> {
  const headers = { 'content-type': 'application/json', ...(token !== null && { authorization: `Bearer ${token}` }) };
  try {
    const signal = AbortSignal.timeout(milliseconds);
    const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body), signal });
    return { kind: 'answer', status: answer.status, body: parsed(await answer.text()) };
  } catch (error) {
    const late = error instanceof DOMException && error.name === 'TimeoutError';
    return { kind: late ? 'timeout' : 'unreachable' };
  }
}

/** Undefined for an empty answer. */
function parsed(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
