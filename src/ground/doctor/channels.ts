import { channelGuard } from '../../chat/slack/channel-guard.ts';
import { checkPresses } from '../../chat/slack/check-presses.ts';
import { slackChat } from '../../chat/slack/slack-chat.ts';
import { UNHEARD } from '../../chat/teams/channel-guard.ts';
import { teamsChat } from '../../chat/teams/teams-chat.ts';
import type { Config } from '../../config.ts';
import type { Chat } from '../../desk/chat.ts';
import type { SlackHalf } from '../configuration/slack-half.ts';
import { type Finding, reasonOf } from './finding.ts';

/** Each chat, and each channel in it: whether the bot is let in and whether cases may be shown there. */
export async function examineChannels(config: Config): Promise<Finding[]> {
  return [...(await examineSlack(config)), ...(await examineTeams(config))];
}

async function examineSlack({ slack }: Config): Promise<Finding[]> {
  if (slack.kind === 'none') return [];
  if (slack.kind === 'sandbox') return [{ part: 'Slack', state: 'practice', words: "Slack is the sandbox's." }];
  const channels = { cases: slack.channel, urgent: slack.urgentChannel, ops: slack.opsChannel };
  const token = slack.botToken;
  const chat = slackChat({ ...slack, token, channels, guard: channelGuard({ ...slack, token }) });
  const ofBot = await examine(chat, 'Slack', 'Check SLACK_BOT_TOKEN, and SLACK_API_URL if it is set.');
  return [...(await examinePresses(slack)), ...ofBot];
}

type RealSlack = Extract<SlackHalf, { kind: 'real' }>;

/** In Socket Mode presses come by a token of their own; by HTTP Slack alone knows whether it reaches the desk. */
async function examinePresses({ transport, botToken, apiUrl }: RealSlack): Promise<Finding[]> {
  if (transport.kind === 'http') return [];
  try {
    await checkPresses({ botToken, appToken: transport.appToken, apiUrl });
    return [{ part: 'Slack', state: 'ok', words: 'Presses can arrive.' }];
  } catch (error) {
    const remedy = 'Check SLACK_APP_TOKEN: an app-level token of this app with connections:write.';
    return [{ part: 'Slack', state: 'wrong', words: `No press can arrive: ${reasonOf(error)}. ${remedy}` }];
  }
}

async function examineTeams({ teams }: Config): Promise<Finding[]> {
  if (teams.kind === 'none') return [];
  if (teams.kind === 'sandbox') return [{ part: 'Teams', state: 'practice', words: "Teams is the sandbox's." }];
  const chat = teamsChat({ ...teams, reach: nothingKnown });
  const remedy =
    'Check TEAMS_CLIENT_ID, TEAMS_TENANT_ID and the credential, and that Breachdesk was added to the team.';
  return examine(chat, 'Teams', remedy);
}

/** The doctor asks as a desk would that has heard nothing from Teams yet. */
const nothingKnown = {
  find: async () => null,
  keep: async () => {},
  keepHome: async () => {},
  leave: async () => {},
  close: async () => [],
  open: async () => [],
};

async function examine(chat: Chat, part: string, remedy: string): Promise<Finding[]> {
  const workspace = await examineWorkspace(chat, part, remedy);
  if (workspace.state === 'wrong') return [workspace];
  return [workspace, ...(await Promise.all(idsOf(chat).map((channel) => examineChannel(chat, channel))))];
}

async function examineWorkspace(chat: Chat, part: string, remedy: string): Promise<Finding> {
  try {
    await chat.check();
    return { part, state: 'ok', words: 'The bot is let in.' };
  } catch (error) {
    return { part, state: 'wrong', words: `The bot is not let in: ${reasonOf(error)}. ${remedy}` };
  }
}

async function examineChannel(chat: Chat, channel: string): Promise<Finding> {
  try {
    const allowed = await chat.allows(channel);
    if (allowed === true) return { part: 'Channel', state: 'ok', words: `${channel} may hold cases.` };
    if (allowed === UNHEARD) return { part: 'Channel', state: 'ok', words: `${channel} ${LET_IN}` };
    return { part: 'Channel', state: 'wrong', words: `${channel}: ${allowed}` };
  } catch (error) {
    const words = `${channel} cannot be seen: ${reasonOf(error)}. Invite Breachdesk to it, or correct its id.`;
    return { part: 'Channel', state: 'wrong', words };
  }
}

const LET_IN =
  'lets Breachdesk in. Whether it is shared with others is seen by the desk, once it has heard from there.';

function idsOf({ channels }: Chat): string[] {
  return [...new Set(Object.values(channels).flatMap((channel) => channel ?? []))];
}
