import { tellEvent } from './events.ts';
import type { Slack } from './slack.ts';
import type { Switches } from './switches.ts';
import { TEAM } from './workspace.ts';

/** Tells the app of people and user groups that a switch has changed, as Slack does, if it listens to such events. */
export function tellChanges(slack: Slack) {
  let before = slack.world.faults.switches();
  const unwatch = slack.world.watch((topic) => {
    const now = slack.world.faults.switches();
    if (topic !== 'faults' || now === before) return;
    for (const id of changedIn(before, now, 'groups')) tell(slack, groupChanged(slack, id));
    for (const id of changedIn(before, now, 'people')) tell(slack, { type: 'user_change', user: { id } });
    before = now;
  });
  slack.world.onStop(unwatch);
}

function tell(slack: Slack, event: { type: string } & Record<string, unknown>) {
  void tellEvent(slack, event);
}

function changedIn(before: Switches, now: Switches, what: 'groups' | 'people'): string[] {
  return Object.keys(now[what]).filter((id) => now[what][id] !== before[what][id]);
}

function groupChanged({ workspace }: Slack, id: string) {
  const members = workspace.groupMembers(id) ?? [];
  return { type: 'subteam_members_changed', subteam_id: id, team_id: TEAM.id, added_users: members };
}
