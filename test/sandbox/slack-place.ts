import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { LogLevel, WebClient } from '@slack/web-api';
import { Hono } from 'hono';
import type { Seen } from '../../src/sandbox/slack/act.ts';
import type { Message } from '../../src/sandbox/slack/conversations.ts';
import { mountSlack, type SlackOptions } from '../../src/sandbox/slack/mount-slack.ts';
import type { View } from '../../src/sandbox/slack/views.ts';
import { openWorld, type World } from '../../src/sandbox/world.ts';

export type Place = {
  url: string;
  folder: string;
  world: World;
  bot: WebClient;
  /** Wall time of triggers, rates and response addresses, moved by hand. */
  wall: { now: number };
  /** What a person at the screen does; the answer as the control gives it. */
  does: (deed: string, body: object) => Promise<Seen>;
  /** The sentence that refuses a deed. */
  cannot: (deed: string, body: object) => Promise<string>;
  sees: (user: string, channel?: string) => Promise<Message[]>;
  views: (user: string) => Promise<View[]>;
  /** Any control call, as it is answered. */
  control: (method: string, path: string, body?: object) => Promise<Response>;
  stop: () => Promise<void>;
};

/** A Slack of its own on a free port, with a wall clock that stands still. */
export async function openPlace(options: Omit<SlackOptions, 'wall'> & { folder?: string } = {}): Promise<Place> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'slack-'));
  const keeper = openWorld(folder);
  const app = new Hono();
  const server = createServer(getRequestListener(app.fetch, { overrideGlobalObjects: false }));
  // Signatures are judged by the app's own clock, so this one starts where that stands.
  const wall = { now: Date.now() };
  mountSlack(app, keeper.world, server, { ackMs: 500, retriesMs: [0, 0, 0], ...options, wall: () => wall.now });
  keeper.ready();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // It listens on a port, so its address is an object.
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const control = (method: string, path: string, body?: object) =>
    fetch(`${url}/_sandbox/slack/${path}`, {
      method,
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
  return {
    url,
    folder,
    world: keeper.world,
    wall,
    control,
    bot: new WebClient('xoxb-sandbox', {
      slackApiUrl: `${url}/slack/api/`,
      rejectRateLimitedCalls: true,
      retryConfig: { retries: 0 },
      logLevel: LogLevel.ERROR,
    }),
    does: async (deed, body) => {
      const answer = await control('POST', deed, body);
      if (answer.status !== 200) throw new Error(`${deed}: ${answer.status} ${await answer.text()}`);
      return (await answer.json()) as Seen;
    },
    cannot: async (deed, body) => {
      const answer = await control('POST', deed, body);
      if (answer.status !== 400) throw new Error(`${deed} was not refused but answered ${answer.status}`);
      return await answer.text();
    },
    sees: async (user, channel = 'C0CASES') => {
      const answer = await control('GET', `messages?channel=${channel}&user=${user}`);
      return ((await answer.json()) as { messages: Message[] }).messages;
    },
    views: async (user) => {
      const answer = await control('GET', `views?user=${user}`);
      return ((await answer.json()) as { views: View[] }).views;
    },
    stop: async () => {
      await keeper.close();
      server.close();
      server.closeAllConnections();
      if (!options.folder) await rm(folder, { recursive: true, force: true });
    },
  };
}
