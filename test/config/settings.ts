import type { Environment } from '../../src/ground/configuration/settings.ts';

export const realSlack = {
  SLACK_BOT_TOKEN: 'xoxb-1',
  SLACK_APP_TOKEN: 'xapp-1',
  SLACK_CHANNEL: 'C0CASES',
  SLACK_OFFICERS: 'U0ALEX',
} satisfies Environment;

export const realTeams = {
  TEAMS_CLIENT_ID: 'b07de5c0-0000-4000-8000-000000000001',
  TEAMS_TENANT_ID: '7ea0de5c-0000-4000-8000-000000000001',
  TEAMS_CLIENT_SECRET: 'secret',
  TEAMS_CHANNEL: '19:cases@thread.tacv2',
  TEAMS_OFFICERS: 'a1e00000-0000-4000-8000-000000000001',
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
