import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { examineEndings } from '../../src/ground/doctor/endings.ts';
import { examine } from '../../src/ground/doctor.ts';
import { realTeams } from '../config/settings.ts';
import { selfSigned } from '../contracts/mailbox-certificate.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('a practice desk is well', async () => {
  const { words, well } = await examine({ DATA_DIR: temporaryFolder() });
  expect(well).toBe(true);
  expect(words).toContain('Nothing is wrong.');
  expect(words).toMatch(/Mailbox +practice/);
});

test('each thing that is wrong stands on a line with its remedy', async () => {
  const nowhere = 'http://127.0.0.1:9';
  const { words, well } = await examine({
    DATA_DIR: temporaryFolder(),
    DATABASE_URL: 'postgres://desk:secret@127.0.0.1:9/desk',
    GRAPH_TENANT_ID: 'tenant',
    GRAPH_CLIENT_ID: 'client',
    GRAPH_CLIENT_SECRET: 'secret',
    GRAPH_URL: nowhere,
    GRAPH_LOGIN_URL: nowhere,
    SLACK_BOT_TOKEN: 'xoxb-1',
    SLACK_APP_TOKEN: 'xapp-1',
    SLACK_CHANNEL: 'C0CASES',
    SLACK_OFFICERS: 'U0ALEX',
    SLACK_API_URL: nowhere,
  });
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
  const [finding] = await examineEndings(config, new Date('2024-03-12T10:15:00Z'));
  expect(finding).toMatchObject({ state, words: expect.stringContaining(says) });
});

test('the bot in Teams proves itself too, and says when that ends', async () => {
  const config = readConfig({ ...realTeams, TEAMS_SECRET_EXPIRES: '2024-04-01' });
  const [finding] = await examineEndings(config, new Date('2024-03-12T10:15:00Z'));
  const words =
    'The client secret for Teams ends on Mon 1 Apr, in 20 days. Before then, make a new one and set TEAMS_CLIENT_SECRET.';
  expect(finding).toMatchObject({ state: 'soon', words });
  const managed = readConfig({ ...realTeams, TEAMS_CLIENT_SECRET: '', TEAMS_MANAGED_IDENTITY: 'system' });
  expect(await examineEndings(managed, new Date('2024-03-12T10:15:00Z'))).toEqual([]);
});

test('the certificate itself says when it ends', async () => {
  const path = `${temporaryFolder()}/desk.pem`;
  writeFileSync(path, selfSigned().pem);
  const config = readConfig({ GRAPH_TENANT_ID: 'tenant', GRAPH_CLIENT_ID: 'client', GRAPH_CERTIFICATE_PATH: path });
  const [finding] = await examineEndings(config, new Date('2024-03-12T10:15:00Z'));
  expect(finding).toMatchObject({ state: 'ok', words: expect.stringMatching(/ends on \w+ 1 Jan 2049/) });
});
