import { mkdirSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { examineChannels } from '../../src/ground/doctor/channels.ts';
import { examineEndings } from '../../src/ground/doctor/endings.ts';
import { examine } from '../../src/ground/doctor.ts';
import { calendarOf } from '../../src/policy/calendar.ts';
import { loadPolicy } from '../../src/policy/load-policy.ts';
import { realMail, realSlack, realTeams } from '../config/settings.ts';
import { selfSigned } from '../contracts/mailbox-certificate.ts';
import { openPlace, type Place } from '../sandbox/slack-place.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const calendar = calendarOf(loadPolicy(null));

/** A desk of whose neighbours none answers, which is soon said. */
const nowhere = 'http://127.0.0.1:9';
const unreachable = {
  DATABASE_URL: 'postgres://desk:secret@127.0.0.1:9/desk',
  ...realMail,
  GRAPH_URL: nowhere,
  GRAPH_LOGIN_URL: nowhere,
  ...realSlack,
  SLACK_API_URL: nowhere,
};

test('a practice desk is well', async () => {
  const { words, well } = await examine({ DATA_DIR: temporaryFolder() });
  expect(well).toBe(true);
  expect(words).toContain('Nothing is wrong.');
  expect(words).toMatch(/Mailbox +practice/);
  expect(words).toMatch(/Policy +ok/);
});

describe('an office whose own words start would refuse', () => {
  test('hears of a folder that is not there', async () => {
    const missing = `${temporaryFolder()}/polcy`;
    const { words, well } = await examine({ ...unreachable, POLICY_DIR: missing });
    expect(well).toBe(false);
    expect(words).toMatch(new RegExp(`Policy +wrong +POLICY_DIR names ${missing}, and there is no such folder`));
  });

  test('hears of a file that cannot be read', async () => {
    const folder = temporaryFolder();
    mkdirSync(`${folder}/policy.yml`);
    const { words } = await examine({ ...unreachable, POLICY_DIR: folder });
    expect(words).toMatch(/Policy +wrong +The policy cannot be read: EISDIR.*Correct POLICY_DIR/);
  });

  test('hears of each setting and letter by file and line, and of its certificate as before', async () => {
    const folder = temporaryFolder();
    const certificate = `${folder}/desk.pem`;
    mkdirSync(`${folder}/letters`);
    writeFileSync(`${folder}/policy.yml`, 'undoSeconds: soon\n');
    writeFileSync(`${folder}/letters/decison.md`, 'subject: {{reference}}\n');
    writeFileSync(certificate, selfSigned().pem);
    const { words } = await examine({
      ...unreachable,
      GRAPH_CLIENT_SECRET: '',
      GRAPH_CERTIFICATE_PATH: certificate,
      POLICY_DIR: folder,
    });
    expect(words).toMatch(new RegExp(`Policy +wrong +${folder}/policy.yml:1 undoSeconds: is "soon"; it must be`));
    expect(words).toMatch(new RegExp(`Policy +wrong +${folder}/letters/decison.md:1 is no letter`));
    expect(words).toMatch(/Credential +ok +The certificate for the mailbox ends on/);
  });
});

describe('a desk in Socket Mode', () => {
  let place: Place;
  beforeEach(async () => {
    place = await openPlace();
  });
  afterEach(() => place.stop());

  const findingsWith = async (appToken: string) => {
    const url = `${place.url}/slack/api/`;
    const env = { ...realSlack, SLACK_BOT_TOKEN: 'xoxb-sandbox', SLACK_APP_TOKEN: appToken, SLACK_API_URL: url };
    return (await examineChannels(readConfig(env))).map(({ part, state, words }) => `${part} ${state}: ${words}`);
  };

  test('is asked whether presses can arrive', async () => {
    expect(await findingsWith('xapp-sandbox')).toEqual([
      'Slack ok: Presses can arrive.',
      'Slack ok: The bot is let in.',
      'Channel ok: C0CASES may hold cases.',
    ]);
  });

  test.for([
    ['was revoked', 'xapp-revoked', 'An API error occurred: invalid_auth'],
    ['is another app’s', 'xapp-another', 'the token is of the app A0OTHER, and the bot of A0DESK'],
  ])('hears that none can arrive with an app token that %s', async ([, token = '', reason]) => {
    const remedy = 'Check SLACK_APP_TOKEN: an app-level token of this app with connections:write.';
    expect(await findingsWith(token)).toContain(`Slack wrong: No press can arrive: ${reason}. ${remedy}`);
  });
});

test('each thing that is wrong stands on a line with its remedy', async () => {
  const { words, well } = await examine(unreachable);
  expect(well).toBe(false);
  expect(words).toMatch(/Database +wrong +The database does not answer. Start PostgreSQL/);
  expect(words).toMatch(/Mailbox +wrong .*Check the GRAPH_ settings/);
  expect(words).toMatch(/Slack +wrong .*Check SLACK_BOT_TOKEN/);
});

test('a wrong configuration is all that is said', async () => {
  const { words, well } = await examine({ DATA_DIR: temporaryFolder(), PORT: 'x', CLOUD: 'y' });
  expect(well).toBe(false);
  expect(words.match(/Configuration +wrong/g)).toHaveLength(2);
});

test.for([
  { ends: '2024-03-11', state: 'wrong', says: 'ended on Mon 11 Mar. To go on, make a new one' },
  { ends: '2024-04-01', state: 'soon', says: 'ends on Mon 1 Apr, in 20 days. Before then, make a new one' },
  { ends: '2025-04-01', state: 'ok', says: 'ends on Tue 1 Apr 2025' },
  { ends: undefined, state: 'ok', says: 'set GRAPH_SECRET_EXPIRES to be warned in time' },
])('a secret that ends on $ends is $state', async ({ ends, state, says }) => {
  const config = readConfig({
    GRAPH_TENANT_ID: 'tenant',
    GRAPH_CLIENT_ID: 'client',
    GRAPH_CLIENT_SECRET: 'secret',
    GRAPH_SECRET_EXPIRES: ends,
  });
  const [finding] = await examineEndings(config, new Date('2024-03-12T10:15:00Z'), calendar);
  expect(finding).toMatchObject({ state, words: expect.stringContaining(says) });
});

test('the bot in Teams proves itself too, and says when that ends', async () => {
  const config = readConfig({ ...realTeams, TEAMS_SECRET_EXPIRES: '2024-04-01' });
  const [finding] = await examineEndings(config, new Date('2024-03-12T10:15:00Z'), calendar);
  const words =
    'The client secret for Teams ends on Mon 1 Apr, in 20 days. Before then, make a new one and set TEAMS_CLIENT_SECRET.';
  expect(finding).toMatchObject({ state: 'soon', words });
  const managed = readConfig({ ...realTeams, TEAMS_CLIENT_SECRET: '', TEAMS_MANAGED_IDENTITY: 'system' });
  expect(await examineEndings(managed, new Date('2024-03-12T10:15:00Z'), calendar)).toEqual([]);
});

test('the certificate itself says when it ends', async () => {
  const path = `${temporaryFolder()}/desk.pem`;
  writeFileSync(path, selfSigned().pem);
  const config = readConfig({ GRAPH_TENANT_ID: 'tenant', GRAPH_CLIENT_ID: 'client', GRAPH_CERTIFICATE_PATH: path });
  const [finding] = await examineEndings(config, new Date('2024-03-12T10:15:00Z'), calendar);
  expect(finding).toMatchObject({ state: 'ok', words: expect.stringMatching(/ends on \w+ 1 Jan 2049/) });
});
