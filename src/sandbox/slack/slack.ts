import type { World } from '../world.ts';
import type { Conversations } from './conversations.ts';
import type { Deliveries } from './deliver.ts';
import type { Rates } from './rates.ts';
import type { ResponseUrls } from './response-urls.ts';
import type { Sockets } from './sockets.ts';
import type { Stirs } from './stirs.ts';
import type { Triggers } from './triggers.ts';
import type { Views } from './views.ts';

/** Everything that the Web API, the interactions and the control work on. */
export type Slack = {
  world: World;
  conversations: Conversations;
  views: Views;
  triggers: Triggers;
  responseUrls: ResponseUrls;
  rates: Rates;
  sockets: Sockets;
  deliveries: Deliveries;
  stirs: Stirs;
  /** Where this process itself answers, without a proxy: http://127.0.0.1:3001 */
  address: () => string;
};
