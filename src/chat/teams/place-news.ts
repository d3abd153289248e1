import * as z from 'zod';
import { retryCards } from '../../desk/card-trouble.ts';
import type { Closed, Where } from '../../desk/chat-places.ts';
import { endAlarm, raiseAlarm } from '../../desk/raise-alarm.ts';
import type { TeamsOffice } from './teams-office.ts';

const told = z.object({
  serviceUrl: z.string(),
  conversation: z.object({ id: z.string() }),
  channelData: z.object({
    eventType: z.string(),
    team: z.object({ id: z.string() }),
    channel: z.object({ id: z.string() }).optional(),
  }),
});

type Meaning = { closes: Closed } | { opens: Closed };

/** What Teams tells of a channel: learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations. */
const ofChannels: Record<string, Meaning> = {
  channelShared: { closes: 'shared' },
  channelUnshared: { opens: 'shared' },
  channelDeleted: { closes: 'deleted' },
  channelRestored: { opens: 'deleted' },
};
const ofTeams: Record<string, Meaning> = {
  teamArchived: { closes: 'archived' },
  teamUnarchived: { opens: 'archived' },
  teamDeleted: { closes: 'deleted' },
  teamHardDeleted: { closes: 'deleted' },
  teamRestored: { opens: 'deleted' },
};

/** A channel or its whole team is not what it was: what was known of it counts no more, before anything else is shown. */
export async function placeChanged(office: TeamsOffice, activity: unknown): Promise<void> {
  const read = told.safeParse(activity);
  if (!read.success) return;
  const { serviceUrl, conversation, channelData } = read.data;
  const { eventType, team } = channelData;
  const [channel = ''] = (channelData.channel?.id ?? conversation.id).split(';messageid=');
  office.guard.forget(channel);
  const ofChannel = ofChannels[eventType];
  if (ofChannel) {
    await known(office, { id: channel, conversation: channel, serviceUrl, team: team.id });
    await follow(office, { id: channel }, ofChannel);
  }
  const ofTeam = ofTeams[eventType];
  if (ofTeam) await follow(office, { team: team.id }, ofTeam);
}

/** The desk itself was taken out of a channel that has members of its own, or let in again. */
export async function letIn(office: TeamsOffice, channel: string, now: 'added' | 'removed'): Promise<void> {
  await follow(office, { id: channel }, now === 'added' ? { opens: 'left' } : { closes: 'left' });
}

async function known({ reach }: TeamsOffice, place: Parameters<TeamsOffice['reach']['keep']>[0]) {
  if (!(await reach.find(place.id))) await reach.keep(place);
}

/** Those who run the office hear of channels that the desk works in, where they still can. */
async function follow({ desk, reach, channels, guard }: TeamsOffice, where: Where, meaning: Meaning) {
  const changed = await ('closes' in meaning ? reach.close(where, meaning.closes) : reach.open(where, meaning.opens));
  for (const channel of changed) guard.forget(channel);
  const ours = changed.filter((id) => [channels.cases, channels.urgent, channels.ops].includes(id));
  for (const channel of ours) {
    desk.log.warn({ channel, ...meaning }, 'Teams told of a channel of this desk');
    if ('closes' in meaning) await raiseAlarm(desk, alarmOf(channel), { what: what[meaning.closes], next: NEXT });
    else await endAlarm(desk, alarmOf(channel), { what: 'A channel of this desk in Teams is back.', next: AGAIN });
  }
  if ('opens' in meaning && changed.length > 0) await retryCards(desk);
}

function alarmOf(channel: string): string {
  return `closed ${channel}`;
}

const what: Record<Closed, string> = {
  shared: 'A channel of this desk in Teams was shared with others.',
  left: 'Breachdesk was taken out of a channel in Teams.',
  deleted: 'A channel of this desk in Teams was deleted.',
  archived: 'The team of this desk in Teams was archived.',
};
const NEXT = 'Cases go on; no card of them is shown there. Undo it, or name another channel in the settings.';
const AGAIN = 'Its cards are shown again.';
