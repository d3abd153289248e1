import { createHmac } from 'node:crypto';
import * as z from 'zod';
import type { World } from '../world.ts';
import type { Journal } from './journal.ts';
import { outage } from './outages.ts';
import type { Sockets } from './sockets.ts';

/** Something the app is to hear of. Attempts count from 0; only events have more than one. */
export type Delivery = {
  kind: 'interaction' | 'command' | 'event';
  body: Record<string, unknown>;
  attempt: number;
  reason: string;
};

/** What came back within three seconds: a payload, nothing, or no connection at all. */
export type Ack = { kind: 'ack'; payload: unknown } | { kind: 'timeout' } | { kind: 'unreachable' };

/** Where the app is when it uses no Socket Mode: body of PUT /_sandbox/slack/app. */
export const registration = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('socket') }),
  z.strictObject({
    mode: z.literal('http'),
    url: z.url().refine((url) => /^https?:\/\/(127\.\d+\.\d+\.\d+|localhost|\[::1\])[:/]/.test(url), {
      message: 'The sandbox only reaches this machine: give an address like http://127.0.0.1:3000/slack/events.',
    }),
    signingSecret: z.string().min(1),
  }),
]);

type Registration = z.infer<typeof registration>;

export type Deliveries = {
  /** Where the app is, without its secret. */
  registered: () => { mode: string; url?: string };
  register: (app: Registration) => Promise<void>;
  /** Never retried: docs.slack.dev/interactivity. */
  once: (kind: 'interaction' | 'command', body: Record<string, unknown>) => Promise<Ack>;
  /** Resolves after the first attempt; others follow at once, after a minute and after five. */
  event: (body: Record<string, unknown>) => Promise<Ack>;
};

export type DeliverOptions = {
  /** How long the app has to answer; 3,000 in the real one. */
  ackMs: number;
  /** When a failed event comes again; 0, 60,000 and 300,000 in the real one. */
  retriesMs: number[];
};

/** To the app over Socket Mode when it is connected, else by signed POST to its request address. */
export function deliverTo(
  { world, sockets, journal, wall }: { world: World; sockets: Sockets; journal: Journal; wall: () => number },
  options: DeliverOptions,
): Deliveries {
  let app: Registration = { mode: 'socket' };
  const timers = new Set<NodeJS.Timeout>();
  const keep = (given: Registration) => world.append({ kind: 'slack-app', app: given });
  world.on('slack-app', (record) => {
    app = registration.parse(record['app']);
  });
  // The app is installed and configured, whatever its officers do afresh.
  world.onReset(() => void keep(app));
  world.onStop(() => {
    for (const timer of timers) clearTimeout(timer);
  });

  const send = async (delivery: Delivery): Promise<Ack> => {
    const at = Date.now();
    const from = performance.now();
    const heard = await hand(delivery);
    const lost = delivery.kind === 'event' && heard.kind === 'ack' && outage(world, 'event', ['lost-acks']);
    const ack: Ack = lost ? { kind: 'timeout' } : heard;
    journal.taken({ kind: delivery.kind, at, ms: performance.now() - from, ack: ack.kind });
    return ack;
  };
  const hand = (delivery: Delivery): Promise<Ack> => {
    if (sockets.count() > 0) return sockets.deliver(delivery, options.ackMs);
    if (app.mode === 'http') return post(app, delivery, wall(), options.ackMs);
    return Promise.resolve({ kind: 'unreachable' });
  };
  const retry = (body: Record<string, unknown>, failed: Ack, attempt: number) => {
    const wait = options.retriesMs[attempt - 1];
    if (failed.kind === 'ack' || wait === undefined) return;
    const reason = failed.kind === 'timeout' ? 'http_timeout' : 'connection_failed';
    const timer = setTimeout(() => {
      timers.delete(timer);
      void send({ kind: 'event', body, attempt, reason }).then((ack) => retry(body, ack, attempt + 1));
    }, wait);
    timers.add(timer);
  };
  return {
    registered: () => (app.mode === 'http' ? { mode: app.mode, url: app.url } : { mode: app.mode }),
    register: keep,
    once: (kind, body) => send({ kind, body, attempt: 0, reason: '' }),
    event: async (body) => {
      const ack = await send({ kind: 'event', body, attempt: 0, reason: '' });
      retry(body, ack, 1);
      return ack;
    },
  };
}

type Http = Extract<Registration, { mode: 'http' }>;

async function post({ url, signingSecret }: Http, delivery: Delivery, now: number, milliseconds: number): Promise<Ack> {
  const { kind, attempt, reason } = delivery;
  const body = encoded(delivery);
  const timestamp = String(Math.floor(now / 1000));
  // docs.slack.dev/authentication/verifying-requests-from-slack
  const signature = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
  const headers = {
    'content-type': kind === 'event' ? 'application/json' : 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': `v0=${signature}`,
    ...(attempt > 0 && { 'x-slack-retry-num': String(attempt), 'x-slack-retry-reason': reason }),
  };
  try {
    const signal = AbortSignal.timeout(milliseconds);
    const answer = await fetch(url, { method: 'POST', headers, body, signal });
    const text = await answer.text();
    return answer.status === 200 ? { kind: 'ack', payload: parsed(text) } : { kind: 'unreachable' };
  } catch (error) {
    const late = error instanceof DOMException && error.name === 'TimeoutError';
    return { kind: late ? 'timeout' : 'unreachable' };
  }
}

function encoded({ kind, body }: Delivery): string {
  if (kind === 'event') return JSON.stringify(body);
  if (kind === 'interaction') return new URLSearchParams({ payload: JSON.stringify(body) }).toString();
  const fields = new URLSearchParams();
  for (const [name, value] of Object.entries(body)) fields.set(name, String(value));
  return fields.toString();
}

/** A command may be answered by bare words. */
function parsed(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return { text };
  }
}
