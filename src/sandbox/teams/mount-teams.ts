import type { Server } from 'node:http';
import type { Hono } from 'hono';
import { addressOf } from '../address.ts';
import { watchScreens } from '../stirs.ts';
import type { World } from '../world.ts';
import { mountConnector } from './connector.ts';
import { mountControl } from './control.ts';
import { type DeliverOptions, deliverTo } from './deliver.ts';
import { keepDialogs } from './dialogs.ts';
import { keepDrawings } from './drawings.ts';
import { tellInstallation } from './installed.ts';
import { keepJournal } from './journal.ts';
import { keepKeys } from './keys.ts';
import { mountLogin } from './login.ts';
import { keepOwnCards } from './own-cards.ts';
import { keepPosts } from './posts.ts';
import { keepRates } from './rates.ts';
import type { Teams } from './teams.ts';
import { tellChanges } from './tell-changes.ts';
import { BOT } from './tenant.ts';

export type TeamsOptions = Partial<DeliverOptions> & {
  /** For tokens and rates; the wall clock unless a test gives one. */
  wall?: () => number;
  /** How long a control answer waits for the first sign that the app did something; 1,000 ms. */
  firstMs?: number;
  /** How long a screen must have been still before the answer is given; 150 ms. */
  quietMs?: number;
};

/** A strict Teams: the Bot Framework's connector and signed activities, and the hands of the people in it. */
export function mountTeams(app: Hono, world: World, server: Server, options: TeamsOptions = {}): Teams {
  const { wall = Date.now, answerMs = 5000, firstMs = 1000, quietMs = 150 } = options;
  const stirs = watchScreens(() => world.changed('teams'), { firstMs, quietMs });
  const address = () => addressOf(server);
  const keys = keepKeys(world);
  const journal = keepJournal();
  const drawings = keepDrawings();
  const teams: Teams = {
    world,
    posts: keepPosts(world, drawings, (channel, { to: user, from }) =>
      stirs.stir({ ...(user === null ? { channel } : { user }), sign: from === BOT ? 'done' : 'own' }),
    ),
    dialogs: keepDialogs((user) => stirs.stir({ user, sign: 'done' })),
    ownCards: keepOwnCards(drawings),
    drawings,
    keys,
    rates: keepRates(wall),
    deliveries: deliverTo({ world, keys, journal, wall, address }, { answerMs }),
    stirs,
    journal,
    wall,
    address,
  };
  world.onReset(() => {
    teams.dialogs.forget();
    teams.ownCards.forget();
  });
  tellInstallation(teams);
  tellChanges(teams);
  mountLogin(app, teams);
  mountConnector(app, teams);
  mountControl(app, teams);
  return teams;
}
