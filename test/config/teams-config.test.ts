import { expect, test } from 'vitest';
import { ConfigError, isPractice, readConfig } from '../../src/config.ts';
import type { Environment } from '../../src/ground/configuration/settings.ts';
import { live, realMail, realSlack, realTeams } from './settings.ts';

function without(env: Environment, name: string): Environment {
  const { [name]: _left, ...rest } = env;
  return rest;
}

test('an office works in Slack, in Teams or in both, as its settings say', () => {
  expect(readConfig(realSlack)).toMatchObject({ slack: { kind: 'real' }, teams: { kind: 'none' } });
  expect(readConfig(realTeams)).toMatchObject({ slack: { kind: 'none' }, teams: { kind: 'real' } });
  expect(readConfig({ ...realSlack, ...realTeams })).toMatchObject({
    slack: { kind: 'real' },
    teams: { kind: 'real' },
  });
  expect(isPractice(readConfig({ ...realTeams, ...realMail }))).toBe(false);
});

test('a live desk needs one of them', () => {
  const { SLACK_BOT_TOKEN: _t, SLACK_APP_TOKEN: _a, SLACK_CHANNEL: _c, SLACK_OFFICERS: _o, ...rest } = live;
  expect(problemsOf(rest)).toEqual([expect.stringContaining('No chat is configured')]);
  expect(readConfig({ ...rest, ...realTeams }).teams.kind).toBe('real');
});

test('practice takes the chat that is asked for', () => {
  expect(readConfig({ SANDBOX_CHAT: 'teams' })).toMatchObject({ slack: { kind: 'none' }, teams: { kind: 'sandbox' } });
  expect(readConfig({ SANDBOX_CHAT: 'both' })).toMatchObject({
    slack: { kind: 'sandbox' },
    teams: { kind: 'sandbox' },
  });
});

test('ids are taken in small letters, as Teams sends them', () => {
  const { teams } = readConfig({ ...realTeams, TEAMS_LEADS: realTeams.TEAMS_OFFICERS.toUpperCase() });
  expect(teams).toMatchObject({ leads: [realTeams.TEAMS_OFFICERS], auditors: [] });
});

test.for<{ env: Environment; credential: object }>([
  { env: realTeams, credential: { secret: 'secret' } },
  {
    env: { ...without(realTeams, 'TEAMS_CLIENT_SECRET'), TEAMS_CERTIFICATE_PATH: '/bot.pem' },
    credential: { certificatePath: '/bot.pem' },
  },
  {
    env: { ...without(realTeams, 'TEAMS_CLIENT_SECRET'), TEAMS_MANAGED_IDENTITY: 'system' },
    credential: { managedIdentity: 'system' },
  },
])('the bot proves itself with $credential', ({ env, credential }) => {
  expect(readConfig(env).teams).toMatchObject({ credential });
});

test.for<{ what: string; env: Environment; says: string }>([
  { what: 'half of Teams', env: { TEAMS_CLIENT_ID: realTeams.TEAMS_CLIENT_ID }, says: 'TEAMS_TENANT_ID is missing' },
  { what: 'an app by name', env: { ...realTeams, TEAMS_CLIENT_ID: 'breachdesk' }, says: 'looks like 0f8fad5b' },
  { what: 'a channel by name', env: { ...realTeams, TEAMS_CHANNEL: 'Breach cases' }, says: 'not its name' },
  { what: 'an officer by name', env: { ...realTeams, TEAMS_OFFICERS: 'alex@regulator.example' }, says: 'not names' },
  { what: 'Teams without officers', env: without(realTeams, 'TEAMS_OFFICERS'), says: 'TEAMS_OFFICERS is missing' },
  {
    what: 'Teams without a credential',
    env: without(realTeams, 'TEAMS_CLIENT_SECRET'),
    says: 'Teams has no credential',
  },
  {
    what: 'two credentials',
    env: { ...realTeams, TEAMS_MANAGED_IDENTITY: 'system' },
    says: 'keep only one credential',
  },
  { what: 'an unknown practice chat', env: { SANDBOX_CHAT: 'telex' }, says: 'choose slack, teams or both' },
])('$what is refused with a remedy', ({ env, says }) => {
  expect(problemsOf(env).join('\n')).toContain(says);
});

function problemsOf(env: Environment): string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}
