import type { Switches } from '../switches.ts';
import { tellEvent } from './events.ts';
import type { Slack } from './slack.ts';
import { OTHER_TEAM, TEAM } from './workspace.ts';

/** Tells the app of people, user groups and channels that a switch has changed, as Slack does. */
export function tellChanges(slack: Slack) {
  let before = slack.world.faults.switches();
  const unwatch = slack.world.watch((topic) => {
    const now = slack.world.faults.switches();
    if (topic !== 'faults' || now === before) return;
    for (const id of changedIn(before, now, 'groups')) tell(slack, groupChanged(slack, id));
    for (const id of changedIn(before, now, 'people')) tell(slack, { type: 'user_change', user: { id } });
    for (const id of changedIn(before, now, 'channels')) {
      for (const event of channelChanged(slack, id, before.channels[id], now.channels[id])) tell(slack, event);
    }
    before = now;
  });
  slack.world.onStop(unwatch);
}

function tell(slack: Slack, event: { type: string } & Record<string, unknown>) {
  void tellEvent(slack, event);
}

function changedIn(before: Switches, now: Switches, what: 'groups' | 'people' | 'channels'): string[] {
  return Object.keys(now[what]).filter((id) => now[what][id] !== before[what][id]);
}

function groupChanged({ workspace }: Slack, id: string) {
  const members = workspace.groupMembers(id) ?? [];
  return { type: 'subteam_members_changed', subteam_id: id, team_id: TEAM.id, added_users: members };
}

type State = Switches['channels'][string] | undefined;

/** Slack tells an app nothing of an invitation that is not accepted yet, nor of a channel that became public. */
function channelChanged({ workspace }: Slack, channel: string, was: State, is: State) {
  const kind = workspace.channel(channel)?.private === false ? 'channel' : 'group';
  const by = { channel, user: 'U0PRIYA', actor_id: 'U0PRIYA', connected_team_id: OTHER_TEAM };
  return [
    ...(was === 'shared' ? [{ type: 'channel_unshared', ...by }] : []),
    ...(was === 'archived' ? [{ type: `${kind}_unarchive`, ...by }] : []),
    ...(is === 'shared' ? [{ type: 'channel_shared', ...by }] : []),
    ...(is === 'archived' ? [{ type: `${kind}_archive`, ...by }] : []),
    ...(is === 'renamed'
      ? [{ type: `${kind}_rename`, channel: { id: channel, name: workspace.channel(channel)?.name } }]
      : []),
    ...(is === 'left' ? [{ type: `${kind}_left`, ...by }] : []),
  ];
}
