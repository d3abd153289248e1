import { activityFrom } from './envelope.ts';
import type { Teams } from './teams.ts';
import { BOT, channelOf, personOf, TEAM } from './tenant.ts';

/** Tells the app when it is added to the team or removed from it, as its administrator would. */
export function tellInstallation(teams: Teams) {
  let before = teams.world.faults.manners().teamsApp;
  const unwatch = teams.world.watch((topic) => {
    const now = teams.world.faults.manners().teamsApp;
    if (topic !== 'faults' || now === before) return;
    before = now;
    void tellInstalled(teams, now);
  });
  teams.world.onStop(unwatch);
}

/** In the general channel of the team, by whoever looks after it; the id in Entra of who did it is not always told. */
export async function tellInstalled(teams: Teams, now: 'installed' | 'removed') {
  const channel = channelOf(TEAM.id);
  const person = personOf('29:1a3');
  if (!channel || !person) return;
  const { from, ...activity } = activityFrom(teams, person, { channel, root: null });
  const base = { ...activity, from: { id: from.id } };
  const came = now === 'installed';
  await teams.deliveries.send({
    ...base,
    type: 'conversationUpdate',
    [came ? 'membersAdded' : 'membersRemoved']: [{ id: BOT }],
    channelData: { ...base.channelData, eventType: came ? 'teamMemberAdded' : 'teamMemberRemoved' },
  });
  await teams.deliveries.send({ ...base, type: 'installationUpdate', action: came ? 'add' : 'remove' });
}
