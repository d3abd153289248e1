import type { ChatPlaces } from '../../desk/chat-places.ts';
import type { Office } from '../office.ts';
import type { TeamsGuard } from './channel-guard.ts';
import type { Connector } from './connector.ts';
import type { TeamsRoles } from './roles.ts';
import type { TeamsSettings } from './teams-settings.ts';

/** What every listener needs besides what Teams sends. */
export type TeamsOffice = Office & {
  roles: TeamsRoles;
  connector: Connector;
  guard: TeamsGuard;
  reach: ChatPlaces;
  channels: TeamsSettings['channels'];
};
