import type { ChatPlaces } from '../../desk/chat-places.ts';
import type { Desk } from '../../desk/desk.ts';
import type { Log } from '../../log.ts';
import type { ChatHalf } from '../chat-half.ts';
import { rollCall } from '../roll-call.ts';
import { channelGuard } from './channel-guard.ts';
import { connect } from './connector.ts';
import { openDoor } from './door.ts';
import { register } from './register.ts';
import { teamsRoles } from './roles.ts';
import { teamsApp } from './teams-app.ts';
import type { TeamsSettings } from './teams-settings.ts';

const typing = {
  before: '@Breachdesk',
  advice: 'In your own chat with Breachdesk you need not write its name. Only you see the answers.',
};

/** Takes presses, forms and words from Teams for a desk. Nothing is asked of Teams before it works. */
export async function startTeams(
  desk: Desk,
  teams: TeamsSettings & { reach: ChatPlaces },
  log: Log,
): Promise<ChatHalf> {
  const door = openDoor(teams, desk);
  const app = teamsApp(teams, door.adapter, log);
  const connector = connect(app, teams, teams.reach);
  const roles = teamsRoles(teams, connector.nameOf);
  const { reach, channels } = teams;
  const guard = channelGuard(connector, reach);
  register(app, { desk, roles, typing, connector, guard, reach, channels });
  await app.initialize();
  const roll = rollCall(desk, 'teams', roles);
  // That a chat is slow to say who they are holds nothing up.
  void roll.all();
  return {
    surface: 'teams',
    requests: () => door.requests,
    // Teams knocks at our door; whether it can is Teams' to know.
    connected: () => true,
    callRoll: roll.all,
    stop: door.drained,
  };
}
