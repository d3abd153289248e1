import type { Server } from 'node:http';
import type { Hono } from 'hono';
import { addressOf } from '../address.ts';
import { watchScreens } from '../stirs.ts';
import type { World } from '../world.ts';
import { mountControl } from './control.ts';
import { keepConversations } from './conversations.ts';
import { type DeliverOptions, deliverTo } from './deliver.ts';
import { keepJournal } from './journal.ts';
import { keepRates } from './rates.ts';
import { keepResponseUrls } from './response-urls.ts';
import type { Slack } from './slack.ts';
import { acceptSockets } from './sockets.ts';
import { tellChanges } from './tell-changes.ts';
import { keepTriggers } from './triggers.ts';
import { keepViews } from './views.ts';
import { mountWebApi } from './web-api.ts';
import { keepWorkspace } from './workspace.ts';

export type SlackOptions = Partial<DeliverOptions> & {
  /** For triggers, rates, response addresses and signatures; the wall clock unless a test gives one. */
  wall?: () => number;
  /** How long a control answer waits for the first sign that the app did something; 1,000 ms. */
  firstMs?: number;
  /** How long a screen must have been still before the answer is given; 150 ms. */
  quietMs?: number;
};

/** A strict Slack: its Web API, Socket Mode and signed requests, and the hands of the people in it. */
export function mountSlack(app: Hono, world: World, server: Server, options: SlackOptions = {}): Slack {
  const { wall = Date.now, ackMs = 3000, retriesMs = [0, 60_000, 300_000], firstMs = 1000, quietMs = 150 } = options;
  const stirs = watchScreens(() => world.changed('slack'), { firstMs, quietMs });
  const conversations = keepConversations(world, (channel, user) =>
    stirs.stir({ ...(user === null ? { channel } : { user }), sign: 'done' }),
  );
  const sockets = acceptSockets(server, world, wall);
  const journal = keepJournal();
  const slack: Slack = {
    world,
    workspace: keepWorkspace(world.faults.switches),
    conversations,
    views: keepViews(world, (user, sign) => stirs.stir({ user, sign })),
    triggers: keepTriggers(wall),
    responseUrls: keepResponseUrls(conversations, wall),
    rates: keepRates(wall),
    sockets,
    deliveries: deliverTo({ world, sockets, journal, wall }, { ackMs, retriesMs }),
    stirs,
    journal,
    address: () => addressOf(server),
  };
  tellChanges(slack);
  mountWebApi(app, slack);
  mountControl(app, slack);
  return slack;
}
