import * as z from 'zod';
import { CannotDo } from '../deed.ts';
import { act, payloadFrom, person, type Seen } from './act.ts';
import type { Slack } from './slack.ts';
import type { View } from './views.ts';
import type { User } from './workspace.ts';

/** Body of POST /_sandbox/slack/close. */
export const closeBody = z.strictObject({ user: z.string(), viewId: z.string() });

/** A person closes the form on top, or all of them when the form was made so. */
export async function close(slack: Slack, given: z.infer<typeof closeBody>): Promise<Seen> {
  const user = person(slack, given.user);
  const view = slack.views.top(user.id);
  if (view?.id !== given.viewId) throw new CannotDo(`${user.name} does not see the form ${given.viewId}.`);
  return await act(slack, user.id, null, async () => {
    if (view.type === 'modal' && view.clear_on_close) closeAll(slack, user);
    else {
      slack.views.close(user.id);
      await tell(slack, user, view, false);
    }
    return {};
  });
}

/** Everything that is open: who goes back to a channel has left the forms behind. The app is told meanwhile. */
export function closeAll(slack: Slack, user: User) {
  for (let view = slack.views.close(user.id); view; view = slack.views.close(user.id))
    void tell(slack, user, view, true);
}

async function tell(slack: Slack, user: User, view: View, cleared: boolean) {
  if (view.type !== 'modal' || !view.notify_on_close) return;
  await slack.deliveries.once('interaction', { type: 'view_closed', ...payloadFrom(user), view, is_cleared: cleared });
}
