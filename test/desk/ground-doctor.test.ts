import { expect, test } from 'vitest';
import { examine } from '../../src/ground/doctor.ts';
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
