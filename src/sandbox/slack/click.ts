import * as z from 'zod';
import { CannotDo } from '../deed.ts';
import { act, channelFor, type Outcome, payloadFrom, person, type Seen, unanswered } from './act.ts';
import { type Answer, answer, type Given, stateOf } from './answers.ts';
import type { Element } from './block-kit/elements.ts';
import { asMessage } from './chat-methods.ts';
import { closeAll } from './close.ts';
import type { Message } from './conversations.ts';
import { type Found, findElement, holdsElement } from './find-element.ts';
import type { Slack } from './slack.ts';
import { fillIn, givenValues } from './submit.ts';
import type { User } from './workspace.ts';

/** Body of POST /_sandbox/slack/click: on a message by channel and ts, or on a form or home by viewId. */
export const clickBody = z.strictObject({
  user: z.string(),
  channel: z.string().nullish(),
  ts: z.string().nullish(),
  viewId: z.string().nullish(),
  actionId: z.string(),
  blockId: z.string().optional(),
  /** The chosen option, date, person or words; for buttons of the same action, which of them. */
  value: z.union([z.string(), z.array(z.string())]).nullish(),
  /** What else stands in the form by now. */
  values: givenValues.optional(),
  /** This person's screen is behind: what stood in the message before its last edits can be pressed too. */
  behind: z.boolean().optional(),
});

type Click = z.infer<typeof clickBody>;

/** A person presses a button, or chooses from a menu. */
export async function click(slack: Slack, given: Click): Promise<Seen> {
  const user = person(slack, given.user);
  const { viewId, channel, ts } = given;
  if (viewId) return await clickInView(slack, user, viewId, given);
  if (channel && ts) return await clickOnMessage(slack, user, channel, ts, given);
  throw new CannotDo('Say what to click on: channel and ts of a message, or the viewId of a form or home.');
}

async function clickOnMessage(slack: Slack, user: User, channelId: string, ts: string, given: Click): Promise<Seen> {
  const channel = channelFor(slack, user, channelId);
  const message = slack.conversations.find(channel.id, ts);
  const hidden = message?.ephemeral_to && message.ephemeral_to !== user.id;
  if (!message || hidden) throw new CannotDo(`${user.name} sees no message ${ts} in ${channel.name}.`);
  const { block, element } = findOnScreen(slack, channel.id, message, given);
  const action = pressed(element, given.value ?? null);
  return await act(slack, user.id, channel.id, async () => {
    closeAll(slack, user);
    const isEphemeral = message.ephemeral_to !== null;
    const replies = slack.conversations.in(channel.id).filter((one) => one.thread_ts === ts).length;
    const thread = replies > 0 ? ts : message.thread_ts;
    const origin = { user: user.id, channel: channel.id, ts };
    return await deliver(slack, {
      ...payloadFrom(user),
      container: {
        type: 'message',
        message_ts: ts,
        channel_id: channel.id,
        is_ephemeral: isEphemeral,
        ...(thread && { thread_ts: thread }),
      },
      trigger_id: slack.triggers.issue(user.id),
      channel: { id: channel.id, name: channel.name },
      // An ephemeral message is not kept, so the real one cannot show it here either.
      ...(!isEphemeral && { message: asMessage(message, replies) }),
      state: { values: withAnswer(stateOf(message.blocks), block.block_id, element, action.held) },
      response_url: `${slack.address()}/slack/response/${slack.responseUrls.issue(origin)}`,
      actions: [actionOf(block.block_id, action.sent)],
    });
  });
}

/** Where a screen may be behind, the newest drawing that has it counts. */
function findOnScreen(slack: Slack, channel: string, { ts, blocks }: Message, given: Click): Found {
  const drawings = given.behind ? [blocks, ...slack.conversations.before(channel, ts)] : [blocks];
  const shown = drawings.find((drawing) => holdsElement(drawing, given));
  return findElement(shown ?? blocks, given);
}

async function clickInView(slack: Slack, user: User, viewId: string, given: Click): Promise<Seen> {
  const home = slack.views.home(user.id);
  const top = slack.views.top(user.id);
  const view = [top, home].find((one) => one?.id === viewId);
  if (!view) throw new CannotDo(`${user.name} does not see the view ${viewId}: it is closed, or another lies on top.`);
  const { block, element } = findElement(view.blocks, given);
  const action = pressed(element, given.value ?? null);
  const typed = given.values ? fillIn(view, given.values) : view.state.values;
  const values = withAnswer(typed, block.block_id, element, action.held);
  return await act(slack, user.id, null, async () => {
    if (view === home) closeAll(slack, user);
    const filled = view === home ? { ...view, state: { values } } : slack.views.fill(view.id, values);
    return await deliver(slack, {
      ...payloadFrom(user),
      container: { type: 'view', view_id: view.id },
      trigger_id: slack.triggers.issue(user.id),
      view: filled,
      actions: [actionOf(block.block_id, action.sent)],
    });
  });
}

async function deliver(slack: Slack, payload: Record<string, unknown>): Promise<Outcome> {
  const ack = await slack.deliveries.once('interaction', { type: 'block_actions', ...payload });
  return unanswered(ack) ?? {};
}

/** What the action says, and what the field holds from now on; a button and a menu of acts hold nothing. */
function pressed(element: Element, value: Given): { sent: object; held: Answer | null } {
  if (element.type === 'button') {
    const { type, action_id, text, value: own, style, url } = element;
    const more = { ...(own !== undefined && { value: own }), ...(style && { style }), ...(url && { url }) };
    return { sent: { type, action_id, text, ...more }, held: null };
  }
  const held = answer(element, value);
  if (element.type === 'overflow' && value === null) throw new CannotDo('Say which option of the menu: value.');
  return { sent: { ...held, action_id: element.action_id }, held: element.type === 'overflow' ? null : held };
}

function withAnswer(values: ReturnType<typeof stateOf>, blockId = '', element: Element, held: Answer | null) {
  if (!held) return values;
  return { ...values, [blockId]: { ...values[blockId], [element.action_id ?? '']: held } };
}

function actionOf(blockId: string | undefined, sent: object) {
  return { block_id: blockId, ...sent, action_ts: (Date.now() / 1000).toFixed(6) };
}
