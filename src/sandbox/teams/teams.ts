import type { Stirs } from '../stirs.ts';
import type { World } from '../world.ts';
import type { Deliveries } from './deliver.ts';
import type { Dialogs } from './dialogs.ts';
import type { Drawings } from './drawings.ts';
import type { Journal } from './journal.ts';
import type { Keys } from './keys.ts';
import type { OwnCards } from './own-cards.ts';
import type { Posts } from './posts.ts';
import type { Rates } from './rates.ts';

/** Everything that the connector, the invokes and the control work on. */
export type Teams = {
  world: World;
  posts: Posts;
  dialogs: Dialogs;
  ownCards: OwnCards;
  drawings: Drawings;
  keys: Keys;
  rates: Rates;
  deliveries: Deliveries;
  stirs: Stirs;
  journal: Journal;
  /** For tokens and their ends. */
  wall: () => number;
  /** Where this process itself answers, without a proxy: http://127.0.0.1:3001 */
  address: () => string;
};

/** What every activity names as the address of the connector. */
export function serviceUrl(teams: Pick<Teams, 'address'>): string {
  return `${teams.address()}/teams/connector`;
}
