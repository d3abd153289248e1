import * as z from 'zod';
import type { Switches } from '../switches.ts';
import { activityFrom } from './envelope.ts';
import type { Teams } from './teams.ts';
import { BOT, channelOf, personOf, TEAM } from './tenant.ts';

/** Body of POST /_sandbox/teams/tell: something that Teams tells an app of its team or of one channel of it. */
export const tellBody = z.strictObject({
  eventType: z.enum([
    'channelShared',
    'channelUnshared',
    'channelRenamed',
    'channelDeleted',
    'channelRestored',
    'channelMemberAdded',
    'channelMemberRemoved',
    'teamRenamed',
    'teamArchived',
    'teamUnarchived',
    'teamDeleted',
    'teamRestored',
  ]),
  channel: z.string().default(TEAM.id),
});

/** By whoever looks after the team; the id in Entra of who did it is not always told. */
export async function tellOfPlace(teams: Teams, { eventType, channel: id }: z.infer<typeof tellBody>): Promise<object> {
  const channel = channelOf(id);
  const person = personOf('29:1a3');
  if (!channel || !person) return { ok: false };
  const { from, ...base } = activityFrom(teams, person, { channel, root: null });
  const members = { channelMemberAdded: 'membersAdded', channelMemberRemoved: 'membersRemoved' }[String(eventType)];
  await teams.deliveries.send({
    ...base,
    from: { id: from.id },
    type: 'conversationUpdate',
    ...(members && { [members]: [{ id: BOT }] }),
    channelData: { ...base.channelData, eventType },
  });
  return { ok: true };
}

/** Tells the app of channels that a switch has changed. Of what it keeps to itself Teams tells nothing here either. */
export function tellChanges(teams: Teams) {
  let before = teams.world.faults.switches();
  const unwatch = teams.world.watch((topic) => {
    const now = teams.world.faults.switches();
    if (topic !== 'faults' || now === before) return;
    for (const channel of Object.keys(now.channels).filter((id) => channelOf(id))) {
      for (const eventType of changes(before.channels[channel], now.channels[channel])) {
        void tellOfPlace(teams, { eventType, channel });
      }
    }
    before = now;
  });
  teams.world.onStop(unwatch);
}

type State = Switches['channels'][string] | undefined;

function changes(was: State, is: State): z.infer<typeof tellBody>['eventType'][] {
  if (was === is) return [];
  return [
    ...(was === 'shared' ? (['channelUnshared'] as const) : []),
    ...(was === 'deleted' ? (['channelRestored'] as const) : []),
    ...(is === 'shared' ? (['channelShared'] as const) : []),
    ...(is === 'deleted' ? (['channelDeleted'] as const) : []),
  ];
}
