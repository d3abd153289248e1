import type { Transport } from '../../chat/slack/bolt.ts';
import { slackApiUrl } from '../../hosts.ts';
import { readUrl } from './read-address.ts';
import type { Settings } from './settings.ts';

export type SlackHalf =
  | { kind: 'none' }
  | {
      kind: 'sandbox';
      /** How the sandbox's Slack reaches the desk. */
      transport: 'socket' | 'http';
    }
  | ({ kind: 'real' } & RealSlack);

type RealSlack = {
  botToken: string;
  transport: Transport;
  /** Ends in a slash. */
  apiUrl: string;
  channel: string;
  /** Null: urgent cases are announced in the case channel. */
  urgentChannel: string | null;
  opsChannel: string | null;
  allowPublic: boolean;
  /** Ids of users (U..., W...) or of user groups (S...). */
  officers: string[];
  leads: string[];
  auditors: string[];
};

export const slackVariables = [
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_API_URL',
  'SLACK_CHANNEL',
  'SLACK_URGENT_CHANNEL',
  'SLACK_OPS_CHANNEL',
  'SLACK_ALLOW_PUBLIC_CHANNEL',
  'SLACK_OFFICERS',
  'SLACK_LEADS',
  'SLACK_AUDITORS',
] as const;

/** The practice Slack. */
export function sandboxSlack(settings: Settings): SlackHalf {
  return { kind: 'sandbox', transport: sandboxTransport(settings) };
}

function sandboxTransport(settings: Settings): 'socket' | 'http' {
  const value = settings.text('SANDBOX_SLACK_TRANSPORT') ?? 'socket';
  if (value === 'socket' || value === 'http') return value;
  settings.wrong(`SANDBOX_SLACK_TRANSPORT is "${value}": choose socket or http.`);
  return 'socket';
}

/** Slack as it is configured. */
export function readSlack(settings: Settings): RealSlack {
  const apiUrl = readUrl(settings, 'SLACK_API_URL', ['https:', 'http:']) ?? slackApiUrl;
  return {
    botToken: botToken(settings),
    transport: transport(settings),
    apiUrl: apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/`,
    channel: channel(settings, 'SLACK_CHANNEL') ?? missingChannel(settings),
    urgentChannel: channel(settings, 'SLACK_URGENT_CHANNEL'),
    opsChannel: channel(settings, 'SLACK_OPS_CHANNEL'),
    allowPublic: yesOrNo(settings, 'SLACK_ALLOW_PUBLIC_CHANNEL'),
    officers: officers(settings),
    leads: people(settings, 'SLACK_LEADS'),
    auditors: people(settings, 'SLACK_AUDITORS'),
  };
}

function botToken(settings: Settings): string {
  const token = settings.secret('SLACK_BOT_TOKEN');
  if (token === null) {
    settings.wrong("SLACK_BOT_TOKEN is missing: copy it from the Slack app's page, OAuth & Permissions.");
  } else if (!token.startsWith('xoxb-')) {
    settings.wrong('SLACK_BOT_TOKEN is not the token of a bot: it starts with xoxb-.');
  }
  return token ?? '';
}

/** With an app token Slack is reached in Socket Mode, whether or not there is a signing secret too. */
function transport(settings: Settings): Transport {
  const appToken = settings.secret('SLACK_APP_TOKEN');
  const signingSecret = settings.secret('SLACK_SIGNING_SECRET');
  if (appToken !== null) {
    if (!appToken.startsWith('xapp-')) {
      settings.wrong('SLACK_APP_TOKEN is not an app-level token: it starts with xapp-.');
    }
    return { kind: 'socket', appToken };
  }
  if (signingSecret === null) {
    settings.wrong('Set SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (requests to /slack/events).');
  }
  return { kind: 'http', signingSecret: signingSecret ?? '' };
}

function channel(settings: Settings, name: string): string | null {
  const id = settings.text(name);
  if (id !== null && !/^[CG][A-Z0-9]{2,}$/.test(id)) {
    settings.wrong(`${name} is "${id}": give the channel's id (it starts with C), not its name.`);
  }
  return id;
}

function missingChannel(settings: Settings): string {
  settings.wrong('SLACK_CHANNEL is missing: give the id of the channel where cases are worked.');
  return '';
}

function officers(settings: Settings): string[] {
  const ids = people(settings, 'SLACK_OFFICERS');
  if (ids.length === 0) {
    settings.wrong('SLACK_OFFICERS is missing: list who may work cases, ids of users or user groups with commas.');
  }
  return ids;
}

function people(settings: Settings, name: string): string[] {
  const ids = settings.list(name);
  for (const id of ids) {
    if (!/^[UWS][A-Z0-9]{2,}$/.test(id)) {
      settings.wrong(`${name} contains "${id}": give ids of users (U...) or user groups (S...), not names.`);
    }
  }
  return ids;
}

function yesOrNo(settings: Settings, name: string): boolean {
  const value = settings.text(name)?.toLowerCase() ?? 'no';
  if (['yes', 'true', '1'].includes(value)) return true;
  if (!['no', 'false', '0'].includes(value)) settings.wrong(`${name} is "${value}": write yes or no.`);
  return false;
}
