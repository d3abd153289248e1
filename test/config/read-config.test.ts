import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ConfigError, isPractice, readConfig } from '../../src/config.ts';
import { live, realMail, realSlack } from './settings.ts';

test('nothing set gives a practice desk on this machine', () => {
  const config = readConfig({});
  expect(config).toMatchObject({
    live: false,
    host: '127.0.0.1',
    port: 3000,
    portGiven: false,
    databaseUrl: null,
    slack: { kind: 'sandbox', transport: 'socket' },
    teams: { kind: 'sandbox' },
    mail: { kind: 'sandbox' },
    mailbox: 'casework@regulator.example',
    logLevel: 'warn',
  });
  expect(isPractice(config)).toBe(true);
});

test('each half falls back by itself', () => {
  expect(readConfig(realSlack)).toMatchObject({ slack: { kind: 'real' }, mail: { kind: 'sandbox' } });
  expect(readConfig(realMail)).toMatchObject({ slack: { kind: 'sandbox' }, mail: { kind: 'real' } });
  expect(isPractice(readConfig({ ...realSlack, ...realMail }))).toBe(false);
});

test('a live desk with everything set listens to the world', () => {
  const config = readConfig({ ...live, HOST: '0.0.0.0' });
  expect(config).toMatchObject({ live: true, host: '0.0.0.0', logLevel: 'info', databaseUrl: live['DATABASE_URL'] });
});

test('an app token means Socket Mode, even beside a signing secret', () => {
  const { slack } = readConfig({ ...realSlack, SLACK_SIGNING_SECRET: 'shhh' });
  expect(slack).toMatchObject({ transport: { kind: 'socket', appToken: 'xapp-1' } });
});

test('a signing secret alone means requests over HTTP', () => {
  const { SLACK_APP_TOKEN: _, ...rest } = realSlack;
  const { slack } = readConfig({ ...rest, SLACK_SIGNING_SECRET: 'shhh', SLACK_API_URL: 'http://127.0.0.1:1/api' });
  expect(slack).toMatchObject({ transport: { kind: 'http' }, apiUrl: 'http://127.0.0.1:1/api/' });
});

test('people are lists of ids', () => {
  const { slack } = readConfig({ ...realSlack, SLACK_OFFICERS: 'U01, S02 ,,W03', SLACK_LEADS: 'U09' });
  expect(slack).toMatchObject({ officers: ['U01', 'S02', 'W03'], leads: ['U09'], auditors: [] });
});

test('a mailbox is the same mailbox however its address is written', () => {
  const config = readConfig({ ...live, MAILBOX: 'Casework@Regulator.example', MAILBOX_ALSO: 'DPO@regulator.example' });
  expect(config).toMatchObject({ mailbox: 'casework@regulator.example', mailboxAlso: ['dpo@regulator.example'] });
  expect(config.mail).toMatchObject({ graph: { mailbox: 'casework@regulator.example' } });
});

test('a secret may stand in a file', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'breachdesk-')), 'token');
  writeFileSync(file, 'xoxb-from-a-file\n');
  const { SLACK_BOT_TOKEN: _, ...rest } = realSlack;
  expect(readConfig({ ...rest, SLACK_BOT_TOKEN_FILE: file }).slack).toMatchObject({ botToken: 'xoxb-from-a-file' });
});

test('a setting that is empty counts as not set', () => {
  expect(readConfig({ SLACK_BOT_TOKEN: '', GRAPH_TENANT_ID: ' ', PORT: '' })).toMatchObject({
    portGiven: false,
    slack: { kind: 'sandbox' },
    mail: { kind: 'sandbox' },
  });
});

test('everything that is wrong is said at once', () => {
  try {
    readConfig({ DESK: 'live', HOST: '0.0.0.0', PORT: 'http', CLOUD: 'moon', TEAMS_CHANNEL: '19:x' });
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    expect(String(error)).toMatchInlineSnapshot(`
      "ConfigError: Breachdesk is not configured rightly:
      - MAILBOX is missing: give the address of the shared mailbox.
      - CLOUD is "moon": choose one of public, gcc, gcch, dod.
      - PORT is "http": give a number from 0 to 65535.
      - DATABASE_URL is missing: a live desk needs a PostgreSQL of its own.
      - TEAMS_CLIENT_ID is missing: give the application (client) id of the bot.
      - TEAMS_TENANT_ID is missing: give the id of the directory (tenant) that the office belongs to.
      - Teams has no credential: set one of TEAMS_CLIENT_SECRET, TEAMS_CERTIFICATE_PATH or TEAMS_MANAGED_IDENTITY.
      - TEAMS_CHANNEL is "19:x": give the channel's id, which looks like 19:...@thread.tacv2, not its name.
      - TEAMS_OFFICERS is missing: list who may work cases, Entra object ids with commas.
      - GRAPH_TENANT_ID is missing: give the id of the directory (tenant) that holds the mailbox.
      - GRAPH_CLIENT_ID is missing: give the application id of the app that may use the mailbox.
      - The mailbox has no credential: set one of GRAPH_CLIENT_SECRET, GRAPH_CERTIFICATE_PATH or GRAPH_FEDERATED_TOKEN_FILE."
    `);
  }
});
