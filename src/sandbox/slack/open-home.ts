import * as z from 'zod';
import { act, person, type Seen, unanswered } from './act.ts';
import { closeAll } from './close.ts';
import type { Slack } from './slack.ts';
import { APP, directChannel, TEAM } from './workspace.ts';

/** Body of POST /_sandbox/slack/home. */
export const homeBody = z.strictObject({ user: z.string() });

/** A person opens the app's home: docs.slack.dev/reference/events/app_home_opened. */
export async function openHome(slack: Slack, given: z.infer<typeof homeBody>): Promise<Seen> {
  const user = person(given.user);
  return await act(slack, user.id, null, async () => {
    closeAll(slack, user);
    const view = slack.views.home(user.id);
    const now = Date.now() / 1000;
    const ack = await slack.deliveries.event({
      type: 'event_callback',
      token: 'sandbox',
      team_id: TEAM.id,
      api_app_id: APP.id,
      event: {
        type: 'app_home_opened',
        user: user.id,
        channel: directChannel(user.id),
        tab: 'home',
        ...(view && { view }),
        event_ts: now.toFixed(6),
      },
      event_id: `Ev${crypto.randomUUID().replaceAll('-', '').toUpperCase()}`,
      event_time: Math.floor(now),
      authorizations: [{ enterprise_id: null, team_id: TEAM.id, user_id: APP.user, is_bot: true }],
      is_ext_shared_channel: false,
    });
    return unanswered(ack) ?? {};
  });
}
