import { expect, test } from 'vitest';
import { ConfigError, readConfig } from '../../src/config.ts';
import type { Environment } from '../../src/ground/configuration/settings.ts';
import { live, realMail, realSlack } from './settings.ts';

type Row = { what: string; env: Environment; says: string };

test.for<Row>([
  { what: 'half of Slack', env: { SLACK_CHANNEL: 'C0CASES' }, says: 'SLACK_BOT_TOKEN is missing' },
  { what: 'Slack without a way in', env: without(realSlack, 'SLACK_APP_TOKEN'), says: 'SLACK_SIGNING_SECRET' },
  { what: 'Slack without officers', env: without(realSlack, 'SLACK_OFFICERS'), says: 'SLACK_OFFICERS is missing' },
  { what: 'a channel by name', env: { ...realSlack, SLACK_CHANNEL: '#cases' }, says: 'not its name' },
  { what: 'an officer by name', env: { ...realSlack, SLACK_OFFICERS: '@alex' }, says: 'ids of users' },
  { what: "a person's token", env: { ...realSlack, SLACK_BOT_TOKEN: 'xoxp-1' }, says: 'starts with xoxb-' },
  { what: 'a bot token for Socket Mode', env: { ...realSlack, SLACK_APP_TOKEN: 'xoxb-1' }, says: 'starts with xapp-' },
  { what: 'perhaps a public channel', env: { ...realSlack, SLACK_ALLOW_PUBLIC_CHANNEL: 'maybe' }, says: 'yes or no' },
  { what: 'half of a mailbox', env: { GRAPH_TENANT_ID: 'tenant' }, says: 'GRAPH_CLIENT_ID is missing' },
  { what: 'a mailbox without a credential', env: without(realMail, 'GRAPH_CLIENT_SECRET'), says: 'no credential' },
  { what: 'two credentials', env: { ...realMail, GRAPH_CERTIFICATE_PATH: '/x.pem' }, says: 'only one credential' },
  { what: 'a door without TLS', env: { ...realMail, PUBLIC_URL: 'http://desk.example' }, says: 'only at https' },
  { what: 'a day that is none', env: { ...realMail, GRAPH_SECRET_EXPIRES: '2027-02-31' }, says: 'write a day as' },
  { what: 'another mailbox in practice', env: { MAILBOX_ALSO: 'dpo@regulator.example' }, says: 'GRAPH_TENANT_ID' },
  {
    what: 'a mailbox that stands among the further ones too',
    env: { ...live, MAILBOX_ALSO: 'dpo@regulator.example, Casework@Regulator.example' },
    says: 'MAILBOX_ALSO contains "casework@regulator.example", which is MAILBOX: remove it there',
  },
  {
    what: 'a further mailbox that is named twice',
    env: { ...live, MAILBOX_ALSO: 'dpo@regulator.example, DPO@regulator.example' },
    says: 'MAILBOX_ALSO contains "dpo@regulator.example" twice: remove one of them',
  },
  { what: 'a mailbox that is no address', env: { MAILBOX: 'casework' }, says: 'one mail address' },
  { what: 'a database that is no address', env: { DATABASE_URL: 'db.example' }, says: 'postgres://user:password' },
  { what: 'a port that is no number', env: { PORT: '70000' }, says: 'from 0 to 65535' },
  { what: 'an unknown cloud', env: { CLOUD: 'moon' }, says: 'public, gcc, gcch, dod' },
  { what: 'an unknown log level', env: { LOG_LEVEL: 'loud' }, says: 'LOG_LEVEL is "loud"' },
  { what: 'an unknown kind of desk', env: { DESK: 'prod' }, says: 'DESK is "prod"' },
  { what: 'practice open to the world', env: { HOST: '0.0.0.0' }, says: 'HOST=127.0.0.1' },
  { what: 'half of practice open to the world', env: { ...realSlack, HOST: '10.0.0.5' }, says: 'HOST=127.0.0.1' },
  { what: 'a sandbox elsewhere', env: { SANDBOX_URL: 'http://sandbox.example:3001' }, says: 'leaves this machine' },
  { what: 'an unknown practice transport', env: { SANDBOX_SLACK_TRANSPORT: 'pigeon' }, says: 'socket or http' },
  { what: 'a live desk without a database', env: without(live, 'DATABASE_URL'), says: 'DATABASE_URL is missing' },
  { what: 'a live desk without a mailbox', env: without(live, 'MAILBOX'), says: 'MAILBOX is missing' },
  { what: 'a live desk with a sandbox', env: { ...live, SANDBOX_URL: 'http://127.0.0.1:3001' }, says: 'no sandbox' },
  {
    what: 'a secret said twice',
    env: { ...realSlack, SLACK_BOT_TOKEN_FILE: '/run/secrets/bot' },
    says: 'are both set: remove one',
  },
  {
    what: 'a secret in a file that is not there',
    env: { ...without(realMail, 'GRAPH_CLIENT_SECRET'), GRAPH_CLIENT_SECRET_FILE: '/not/there' },
    says: 'GRAPH_CLIENT_SECRET_FILE names /not/there, which cannot be read',
  },
])('$what is refused with a remedy', ({ env, says }) => {
  expect(problemsOf(env).join('\n')).toContain(says);
});

test('no secret is ever repeated in what is said', () => {
  const said = problemsOf({ ...realSlack, SLACK_BOT_TOKEN: 'hunter2', DATABASE_URL: 'hunter2', PORT: 'x' });
  expect(said).toHaveLength(3);
  expect(said.join('\n')).not.toContain('hunter2');
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

function without(env: Environment, name: string): Environment {
  const { [name]: _, ...rest } = env;
  return rest;
}
