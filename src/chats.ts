import type { ChatHalf } from './chat/chat-half.ts';
import type { ChannelGuard } from './chat/guard-channels.ts';
import { channelGuard } from './chat/slack/channel-guard.ts';
import type { TeamsSettings } from './chat/teams/teams-settings.ts';
import type { Config } from './config.ts';
import type { Chat } from './desk/chat.ts';
import type { ChatPlaces } from './desk/chat-places.ts';
import type { Desk } from './desk/desk.ts';
import { channelsOf, type SlackPlace, slackPlace, teamsPlace } from './halves.ts';
import type { Log } from './log.ts';
import type { Parts } from './parts.ts';

type Places = {
  slack: (SlackPlace & { guard: ChannelGuard }) | null;
  teams: (TeamsSettings & { reach: ChatPlaces }) | null;
};

/** Where the office works: in Slack, in Teams, or in both. */
export function chatPlaces(config: Config, sandboxUrl: string | null, reach: ChatPlaces): Places {
  const teams = teamsPlace(config, sandboxUrl);
  const slack = slackPlace(config, sandboxUrl);
  const guard = slack && channelGuard({ ...slack, token: slack.botToken });
  return { slack: slack && guard && { ...slack, guard }, teams: teams && { ...teams, reach } };
}

/** What the desk posts to. */
export async function openChats({ slack, teams }: Places, parts: Parts): Promise<Chat[]> {
  return [
    ...(slack ? [await parts.slackChat({ ...slack, token: slack.botToken, channels: channelsOf(slack) })] : []),
    ...(teams ? [await parts.teamsChat(teams)] : []),
  ];
}

/** What the desk hears from. The platforms' own code is large, and loaded only where it is used. */
export async function startChats(desk: Desk, { slack, teams }: Places, log: Log): Promise<ChatHalf[]> {
  const halves: ChatHalf[] = [];
  if (slack) halves.push(await (await import('./chat/slack/start-slack.ts')).startSlack(desk, slack, log));
  if (teams) halves.push(await (await import('./chat/teams/start-teams.ts')).startTeams(desk, teams, log));
  return halves;
}
