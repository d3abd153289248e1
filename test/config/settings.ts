import type { Environment } from '../../src/ground/configuration/settings.ts';

export const realSlack = {
  SLACK_BOT_TOKEN: 'xoxb-1',
  SLACK_APP_TOKEN: 'xapp-1',
  SLACK_CHANNEL: 'C0CASES',
  SLACK_OFFICERS: 'U0ALEX',
} satisfies Environment;

export const realMail = {
  GRAPH_TENANT_ID: 'tenant',
  GRAPH_CLIENT_ID: 'client',
  GRAPH_CLIENT_SECRET: 'secret',
} satisfies Environment;

export const live: Environment = {
  DESK: 'live',
  DATABASE_URL: 'postgres://desk:secret@db.example/desk',
  MAILBOX: 'casework@regulator.example',
  ...realSlack,
  ...realMail,
};
