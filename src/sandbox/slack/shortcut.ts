import * as z from 'zod';
import { CannotDo } from '../deed.ts';
import { act, channelFor, type Outcome, payloadFrom, person, type Seen, unanswered } from './act.ts';
import { asMessage } from './chat-methods.ts';
import { closeAll } from './close.ts';
import type { Slack } from './slack.ts';
import { SHORTCUTS, type User } from './workspace.ts';

/** Body of POST /_sandbox/slack/shortcut: one in the menu of a message names the message, by channel and ts. */
export const shortcutBody = z.strictObject({
  user: z.string(),
  callbackId: z.string(),
  channel: z.string().nullish(),
  ts: z.string().nullish(),
});

type Given = z.infer<typeof shortcutBody>;

/** A person chooses a shortcut of the app: docs.slack.dev/interactivity/implementing-shortcuts. */
export async function shortcut(slack: Slack, given: Given): Promise<Seen> {
  const user = person(slack, given.user);
  const chosen = SHORTCUTS.find(({ callback_id }) => callback_id === given.callbackId);
  if (!chosen) throw new CannotDo(`The app's manifest declares no shortcut "${given.callbackId}".`);
  const { callback_id } = chosen;
  if (chosen.type === 'message') return await onMessage(slack, user, callback_id, given);
  return await act(slack, user.id, null, () => deliver(slack, user, { type: 'shortcut', callback_id }));
}

async function onMessage(slack: Slack, user: User, callback_id: string, given: Given): Promise<Seen> {
  if (!given.channel || !given.ts) throw new CannotDo('Say in whose menu: channel and ts of a message.');
  const { channel: channelId, ts } = given;
  const channel = channelFor(slack, user, channelId);
  const message = slack.conversations.find(channel.id, ts);
  // The real one shows no menu of shortcuts on what only one person sees.
  if (!message || message.ephemeral_to !== null) {
    throw new CannotDo(`${user.name} sees no message ${ts} with a menu in ${channel.name}.`);
  }
  return await act(slack, user.id, channel.id, () =>
    deliver(slack, user, {
      type: 'message_action',
      callback_id,
      channel: { id: channel.id, name: channel.name },
      message: asMessage(message),
      message_ts: ts,
      response_url: `${slack.address()}/slack/response/${slack.responseUrls.issue({ user: user.id, channel: channel.id, ts })}`,
    }),
  );
}

async function deliver(slack: Slack, user: User, more: Record<string, unknown>): Promise<Outcome> {
  closeAll(slack, user);
  const ack = await slack.deliveries.once('interaction', {
    ...payloadFrom(user),
    action_ts: (Date.now() / 1000).toFixed(6),
    trigger_id: slack.triggers.issue(user.id),
    ...more,
  });
  return unanswered(ack) ?? {};
}
