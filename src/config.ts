import { resolve } from 'node:path';
import { readChatHalves } from './ground/configuration/chat-halves.ts';
import { type MailHalf, readMailbox, readMailboxAlso, readMailHalf } from './ground/configuration/mail-half.ts';
import { isLoopback, isUrl, readPort, readUrl } from './ground/configuration/read-address.ts';
import { type Environment, type Settings, settingsOf } from './ground/configuration/settings.ts';
import type { SlackHalf } from './ground/configuration/slack-half.ts';
import type { TeamsHalf } from './ground/configuration/teams-half.ts';
import { type Cloud, clouds } from './hosts.ts';

export type Config = {
  /** Nothing of the sandbox is allowed, and no setting may be left out. */
  live: boolean;
  host: string;
  port: number;
  /** A port that was asked for is never changed for another one. */
  portGiven: boolean;
  /** Absolute. */
  dataDir: string;
  /** Null: Breachdesk brings its own PostgreSQL. */
  databaseUrl: string | null;
  /** Where the desk is reached from outside, without a slash at the end. */
  publicUrl: string | null;
  policyDir: string | null;
  cloud: Cloud;
  logLevel: string;
  slack: SlackHalf;
  teams: TeamsHalf;
  mail: MailHalf;
  /** Letters leave from here. In lower case, as the further ones are. */
  mailbox: string;
  /** Read, never written from. */
  mailboxAlso: string[];
  sandbox: { url: string | null; port: number };
};

/** Everything that is wrong with the environment, a line each, with what to do about it. */
export class ConfigError extends Error {
  override name = 'ConfigError';
  problems: string[];

  constructor(problems: string[]) {
    super(['Breachdesk is not configured rightly:', ...problems.map((problem) => `- ${problem}`)].join('\n'));
    this.problems = problems;
  }
}

/** Whether some half of the desk is the practice one. */
export function isPractice(config: Config): boolean {
  return [config.slack, config.teams, config.mail].some(({ kind }) => kind === 'sandbox');
}

/** Reads the whole environment. Throws ConfigError with all problems at once. */
export function readConfig(env: Environment): Config {
  const settings = settingsOf(env);
  const live = readLive(settings);
  const mailbox = readMailbox(settings, live);
  const cloud = choice(settings, 'CLOUD', clouds, 'public');
  const policyDir = settings.text('POLICY_DIR');
  const config: Config = {
    live,
    host: settings.text('HOST') ?? '127.0.0.1',
    port: readPort(settings, 'PORT', 3000),
    portGiven: settings.text('PORT') !== null,
    dataDir: resolve(settings.text('DATA_DIR') ?? '.breachdesk'),
    databaseUrl: readDatabase(settings, live),
    publicUrl: readUrl(settings, 'PUBLIC_URL', ['https:', 'http:'])?.replace(/\/+$/, '') ?? null,
    policyDir: policyDir === null ? null : resolve(policyDir),
    cloud,
    logLevel: choice(settings, 'LOG_LEVEL', logLevels, live ? 'info' : 'warn'),
    ...readChatHalves(settings, live, cloud),
    mail: readMailHalf(settings, live, mailbox, cloud),
    mailbox,
    mailboxAlso: readMailboxAlso(settings, mailbox),
    sandbox: { url: readSandboxUrl(settings, live), port: readPort(settings, 'SANDBOX_PORT', 3001) },
  };
  judgeWhole(settings, config);
  if (settings.problems.length > 0) throw new ConfigError(settings.problems);
  return config;
}

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

function readLive(settings: Settings): boolean {
  const desk = settings.text('DESK');
  if (desk !== null && desk !== 'live' && desk !== 'practice') {
    settings.wrong(`DESK is "${desk}": write live, or leave it out to practise.`);
  }
  return desk === 'live';
}

function choice<T extends string>(settings: Settings, name: string, allowed: readonly T[], otherwise: T): T {
  const value = settings.text(name);
  if (value === null) return otherwise;
  const found = allowed.find((one) => one === value.toLowerCase());
  if (found === undefined) settings.wrong(`${name} is "${value}": choose one of ${allowed.join(', ')}.`);
  return found ?? otherwise;
}

function readDatabase(settings: Settings, live: boolean): string | null {
  const url = settings.secret('DATABASE_URL');
  if (url === null && live) settings.wrong('DATABASE_URL is missing: a live desk needs a PostgreSQL of its own.');
  if (url !== null && !isUrl(url, ['postgres:', 'postgresql:'])) {
    settings.wrong('DATABASE_URL is no address of a database: write postgres://user:password@host:5432/name.');
  }
  return url;
}

function readSandboxUrl(settings: Settings, live: boolean): string | null {
  const url = readUrl(settings, 'SANDBOX_URL', ['http:']);
  if (url === null) return null;
  if (live) settings.wrong('SANDBOX_URL is set and DESK is live: a live desk has no sandbox, so remove one of them.');
  if (!isLoopback(new URL(url).hostname)) {
    settings.wrong('SANDBOX_URL leaves this machine: the sandbox answers only on http://127.0.0.1.');
  }
  return url.replace(/\/+$/, '');
}

function judgeWhole(settings: Settings, config: Config) {
  const realGraph = config.mail.kind === 'real' && config.mail.graph.graphUrl === null;
  if (realGraph && config.publicUrl?.startsWith('http:')) {
    settings.wrong(
      'PUBLIC_URL begins with http: and Microsoft Graph knocks only at https. Correct it, or leave it out.',
    );
  }
  if (isPractice(config) && !isLoopback(config.host)) {
    settings.wrong(
      `HOST is ${config.host} and part of the desk is practice: use HOST=127.0.0.1, or configure the mailbox and a chat, Slack or Teams.`,
    );
  }
}
