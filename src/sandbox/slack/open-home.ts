import * as z from 'zod';
import { act, person, type Seen, unanswered } from './act.ts';
import { closeAll } from './close.ts';
import { tellEvent } from './events.ts';
import type { Slack } from './slack.ts';
import { directChannel } from './workspace.ts';

/** Body of POST /_sandbox/slack/home. */
export const homeBody = z.strictObject({ user: z.string() });

/** A person opens the app's home: docs.slack.dev/reference/events/app_home_opened. */
export async function openHome(slack: Slack, given: z.infer<typeof homeBody>): Promise<Seen> {
  const user = person(slack, given.user);
  return await act(slack, user.id, null, async () => {
    closeAll(slack, user);
    const view = slack.views.home(user.id);
    const channel = directChannel(user.id);
    const ack = await tellEvent(slack, {
      type: 'app_home_opened',
      user: user.id,
      channel,
      tab: 'home',
      ...(view && { view }),
    });
    return unanswered(ack) ?? {};
  });
}
