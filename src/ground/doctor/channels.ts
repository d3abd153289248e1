import { channelGuard } from '../../chat/slack/channel-guard.ts';
import { slackChat } from '../../chat/slack/slack-chat.ts';
import type { Config } from '../../config.ts';
import type { Chat } from '../../desk/chat.ts';
import { type Finding, reasonOf } from './finding.ts';

/** Slack itself, and each channel: whether the bot is let in and whether cases may be shown there. */
export async function examineChannels({ slack }: Config): Promise<Finding[]> {
  if (slack.kind === 'sandbox') return [{ part: 'Slack', state: 'practice', words: "Slack is the sandbox's." }];
  const channels = { cases: slack.channel, urgent: slack.urgentChannel, ops: slack.opsChannel };
  const token = slack.botToken;
  const chat = slackChat({ ...slack, token, channels, guard: channelGuard({ ...slack, token }) });
  const workspace = await examineWorkspace(chat);
  if (workspace.state === 'wrong') return [workspace];
  return [workspace, ...(await Promise.all(idsOf(chat).map((channel) => examineChannel(chat, channel))))];
}

async function examineWorkspace(chat: Chat): Promise<Finding> {
  try {
    await chat.check();
    return { part: 'Slack', state: 'ok', words: 'The bot is let in.' };
  } catch (error) {
    const words = `The bot is not let in: ${reasonOf(error)}. Check SLACK_BOT_TOKEN, and SLACK_API_URL if it is set.`;
    return { part: 'Slack', state: 'wrong', words };
  }
}

async function examineChannel(chat: Chat, channel: string): Promise<Finding> {
  try {
    const allowed = await chat.allows(channel);
    if (allowed === true) return { part: 'Channel', state: 'ok', words: `${channel} may hold cases.` };
    return { part: 'Channel', state: 'wrong', words: `${channel}: ${allowed}` };
  } catch (error) {
    const words = `${channel} cannot be seen: ${reasonOf(error)}. Invite Breachdesk to it, or correct its id.`;
    return { part: 'Channel', state: 'wrong', words };
  }
}

function idsOf({ channels }: Chat): string[] {
  return [...new Set(Object.values(channels).flatMap((channel) => channel ?? []))];
}
