import type { Trust } from '../guard-channels.ts';
import type { Arrival } from './arrival.ts';
import { whyNoCases } from './channel-guard.ts';
import type { TeamsOffice } from './teams-office.ts';

/** Where what is sent does not say of what kind its channel is, Teams is asked. */
const trust: Trust = { unasked: 10_000, unanswered: 60_000 };

/** Why nothing of a case may be shown where somebody pressed or typed, as a sentence; null where it may. */
export async function whyClosed(office: TeamsOffice, arrival: Arrival): Promise<string | null> {
  const why = await reasonOf(office, arrival);
  if (why === null) return null;
  const { conversation: channel } = arrival;
  office.desk.counts.refusals('channel');
  office.desk.log.warn({ channel }, 'a press or a command from where no case may be shown');
  return `${why} Nothing was changed. Use a standard channel of the office's own team, or your own chat with Breachdesk.`;
}

async function reasonOf({ guard }: TeamsOffice, { personal, conversation, channelType }: Arrival) {
  if (personal) return null;
  if (channelType !== null) return (await guard.told(conversation)) ?? whyNoCases(channelType);
  const answer = await guard.allows(conversation, trust).catch(() => UNSEEN);
  return answer === true ? null : answer;
}

const UNSEEN = 'Teams does not tell this desk who can see this conversation, so no case may be shown in it.';
