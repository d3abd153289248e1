import type { Stirs } from '../stirs.ts';
import type { World } from '../world.ts';
import type { Conversations } from './conversations.ts';
import type { Deliveries } from './deliver.ts';
import type { Journal } from './journal.ts';
import type { Rates } from './rates.ts';
import type { ResponseUrls } from './response-urls.ts';
import type { Sockets } from './sockets.ts';
import type { Triggers } from './triggers.ts';
import type { Views } from './views.ts';
import type { Workspace } from './workspace.ts';

/** Everything that the Web API, the interactions and the control work on. */
export type Slack = {
  world: World;
  workspace: Workspace;
  conversations: Conversations;
  views: Views;
  triggers: Triggers;
  responseUrls: ResponseUrls;
  rates: Rates;
  sockets: Sockets;
  deliveries: Deliveries;
  stirs: Stirs;
  journal: Journal;
  /** Where this process itself answers, without a proxy: http://127.0.0.1:3001 */
  address: () => string;
};
