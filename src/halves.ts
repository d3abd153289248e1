import { PRACTICE, PRACTICE_CHAT } from '../blocks/parts/practice.ts';
import type { SlackSettings } from './chat/slack/start-slack.ts';
import { type Config, isPractice } from './config.ts';
import type { Chat } from './desk/chat.ts';
import type { GraphConfig } from './mail/graph/graph-config.ts';

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

/** Slack as configured, or the sandbox's: its people and channels are the practice office. */
export function slackPlace({ slack }: Config, sandboxUrl: string | null): SlackPlace {
  if (slack.kind === 'real') return slack;
  return {
    botToken: 'xoxb-sandbox',
    transport:
      slack.transport === 'http'
        ? { kind: 'http', signingSecret: SANDBOX_SECRET }
        : { kind: 'socket', appToken: 'xapp-sandbox' },
    apiUrl: `${sandboxUrl}/slack/api/`,
    officers: ['U0ALEX', 'U0TOM', 'U0PRIYA'],
    leads: ['U0PRIYA'],
    auditors: [],
    channel: 'C0CASES',
    urgentChannel: 'C0URGENT',
    opsChannel: 'C0OPS',
    allowPublic: false,
  };
}

export function channelsOf(slack: Pick<SlackPlace, 'channel' | 'urgentChannel' | 'opsChannel'>): Chat['channels'] {
  return { cases: slack.channel, urgent: slack.urgentChannel, ops: slack.opsChannel };
}

/** Shared with the sandbox on this machine only; it protects nothing. */
const SANDBOX_SECRET = 'practice-signing-secret';

/** Tells the sandbox's Slack where to send what it would send by HTTP. */
export async function registerWithSandbox(config: Config, sandboxUrl: string, deskUrl: string): Promise<void> {
  if (config.slack.kind !== 'sandbox' || config.slack.transport !== 'http') return;
  const url = new URL('/slack/events', deskUrl).href;
  const answer = await fetch(`${sandboxUrl}/_sandbox/slack/app`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ mode: 'http', url, signingSecret: SANDBOX_SECRET }),
  });
  if (!answer.ok) throw new Error(`The sandbox's Slack did not take the address of the desk: ${await answer.text()}`);
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
