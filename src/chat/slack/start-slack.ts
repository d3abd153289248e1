import type { Desk } from '../../desk/desk.ts';
import { officerFor } from '../../desk/officers.ts';
import type { Log } from '../../log.ts';
import { type Bolt, openBolt, type Transport } from './bolt.ts';
import { register } from './register.ts';
import { slackRoles } from './roles.ts';

export type SlackSettings = {
  botToken: string;
  transport: Transport;
  apiUrl: string;
  channel: string;
  officers: string[];
  leads: string[];
  auditors: string[];
};

export type SlackHalf = Pick<Bolt, 'requests' | 'connected' | 'stop'>;

/** Takes clicks, forms and commands for a desk. Resolves once Slack has let the bot in. */
export async function startSlack(desk: Desk, slack: SlackSettings, log: Log): Promise<SlackHalf> {
  const bolt = openBolt({ token: slack.botToken, apiUrl: slack.apiUrl, transport: slack.transport }, log);
  const { team_id: team = '' } = await bolt.app.client.auth.test({ token: slack.botToken });
  const roles = slackRoles(bolt.app.client, { ...slack, team }, desk.wall);
  register(bolt.app, { desk, roles, channel: slack.channel });
  await bolt.start();
  // Leads must hear of things before their first click; that Slack is slow to say who they are holds nothing up.
  introduce(desk, roles.everybody()).catch((error: unknown) => {
    log.warn({ error: error instanceof Error ? error.message : 'unknown' }, 'Slack did not say who the officers are');
  });
  return bolt;
}

async function introduce(desk: Desk, everybody: Promise<{ slackUserId: string; name: string; lead: boolean }[]>) {
  for (const member of await everybody) await officerFor(desk, member);
}
