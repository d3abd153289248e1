import { PRACTICE, PRACTICE_CHAT } from '../blocks/parts/practice.ts';
import type { SlackSettings } from './chat/slack/start-slack.ts';
import type { TeamsSettings } from './chat/teams/teams-settings.ts';
import { type Config, isPractice } from './config.ts';
import type { Chat } from './desk/chat.ts';
import type { GraphConfig } from './mail/graph/graph-config.ts';
import type { Policy } from './policy/load-policy.ts';

export type SlackPlace = Omit<SlackSettings, 'guard'> & {
  allowPublic: boolean;
  urgentChannel: string | null;
  opsChannel: string | null;
};

/** What a desk with a sandbox half says of its letters; null when both halves are real. */
export function practiceNote(config: Config): string | null {
  if (!isPractice(config)) return null;
  return config.mail.kind === 'sandbox' ? PRACTICE : PRACTICE_CHAT;
}

/** Slack as configured, or the sandbox's: its people and channels are the practice office. Null where it is not used. */
export function slackPlace({ slack }: Config, sandboxUrl: string | null): SlackPlace | null {
  if (slack.kind === 'none') return null;
  if (slack.kind === 'real') return slack;
  return {
    botToken: 'xoxb-sandbox',
    transport:
      slack.transport === 'http'
        ? { kind: 'http', signingSecret: SANDBOX_SECRET }
        : { kind: 'socket', appToken: 'xapp-sandbox' },
    apiUrl: `${sandboxUrl}/slack/api/`,
    officers: practicePeople.map(({ slack }) => slack),
    leads: [priya.slack],
    auditors: [],
    channel: 'C0CASES',
    urgentChannel: 'C0URGENT',
    opsChannel: 'C0OPS',
    allowPublic: false,
  };
}

/** Teams as configured, or the sandbox's, where the same people work. Null where it is not used. */
export function teamsPlace({ teams, cloud }: Config, sandboxUrl: string | null): TeamsSettings | null {
  if (teams.kind === 'none') return null;
  if (teams.kind === 'real') return teams;
  return {
    cloud,
    clientId: 'b07de5c0-0000-4000-8000-000000000001',
    tenantId: '7ea0de5c-0000-4000-8000-000000000001',
    credential: { secret: 'practice' },
    channels: { cases: '19:cases@thread.tacv2', urgent: '19:urgent@thread.tacv2', ops: '19:ops@thread.tacv2' },
    officers: practicePeople.map(({ teams }) => teams),
    leads: [priya.teams],
    auditors: [],
    places: { login: `${sandboxUrl}/teams/login`, service: `${sandboxUrl}/teams/connector` },
  };
}

const alex = { slack: 'U0ALEX', teams: 'a1e00000-0000-4000-8000-000000000001' };
const tom = { slack: 'U0TOM', teams: 'a1e00000-0000-4000-8000-000000000002' };
const priya = { slack: 'U0PRIYA', teams: 'a1e00000-0000-4000-8000-000000000003' };
const practicePeople = [alex, tom, priya];

/** Who is one officer in both chats: as policy says, and in practice everybody. */
export function pairedOfficers({ slack, teams }: Config, { paired }: Policy): Policy['paired'] {
  return slack.kind === 'sandbox' && teams.kind === 'sandbox' ? practicePeople : paired;
}

export function channelsOf(slack: Pick<SlackPlace, 'channel' | 'urgentChannel' | 'opsChannel'>): Chat['channels'] {
  return { cases: slack.channel, urgent: slack.urgentChannel, ops: slack.opsChannel };
}

/** Shared with the sandbox on this machine only; it protects nothing. */
const SANDBOX_SECRET = 'practice-signing-secret';

/** Tells the sandbox's Slack and Teams where to send what they send by HTTP. */
export async function registerWithSandbox(config: Config, sandboxUrl: string, deskUrl: string): Promise<void> {
  if (config.slack.kind === 'sandbox' && config.slack.transport === 'http') {
    const url = new URL('/slack/events', deskUrl).href;
    await tellSandbox(`${sandboxUrl}/_sandbox/slack/app`, { mode: 'http', url, signingSecret: SANDBOX_SECRET });
  }
  if (config.teams.kind === 'sandbox') {
    await tellSandbox(`${sandboxUrl}/_sandbox/teams/app`, { url: new URL('/api/messages', deskUrl).href });
  }
}

async function tellSandbox(address: string, body: object): Promise<void> {
  const answer = await fetch(address, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`The sandbox did not take the address of the desk: ${await answer.text()}`);
}

/** The mailbox as configured, or the sandbox's, which speaks the same Graph. */
export function mailPlace({ mail, mailbox, cloud }: Config, sandboxUrl: string | null): GraphConfig {
  if (mail.kind === 'real') return mail.graph;
  return {
    tenantId: 'practice',
    clientId: 'practice',
    credential: { secret: 'practice' },
    mailbox,
    cloud,
    graphUrl: `${sandboxUrl}/graph`,
    loginUrl: `${sandboxUrl}/login`,
  };
}
