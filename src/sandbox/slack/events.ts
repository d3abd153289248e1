import type { Ack } from './deliver.ts';
import type { Slack } from './slack.ts';
import { APP, TEAM } from './workspace.ts';

/** Tells the app of something, in the envelope of every event: docs.slack.dev/apis/events-api. */
export function tellEvent(slack: Slack, event: { type: string } & Record<string, unknown>): Promise<Ack> {
  const now = Date.now() / 1000;
  return slack.deliveries.event({
    type: 'event_callback',
    token: 'sandbox',
    team_id: TEAM.id,
    api_app_id: APP.id,
    event: { ...event, event_ts: now.toFixed(6) },
    event_id: `Ev${crypto.randomUUID().replaceAll('-', '').toUpperCase()}`,
    event_time: Math.floor(now),
    authorizations: [{ enterprise_id: null, team_id: TEAM.id, user_id: APP.user, is_bot: true }],
    is_ext_shared_channel: false,
  });
}
