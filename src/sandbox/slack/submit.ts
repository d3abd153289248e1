import * as z from 'zod';
import { CannotDo } from '../deed.ts';
import { act, type Outcome, payloadFrom, person, type Seen, unanswered } from './act.ts';
import { answer, isEmpty, type State } from './answers.ts';
import { type Block, elementsOf } from './block-kit/blocks.ts';
import { closeAll } from './close.ts';
import { readModal } from './read-view.ts';
import { SlackRefusal } from './refusal.ts';
import type { Slack } from './slack.ts';
import type { View } from './views.ts';
import type { User } from './workspace.ts';

/** By block and action: words, a date, a person, the value of an option, several of them, or null for nothing. */
export const givenValues = z.record(
  z.string(),
  z.record(z.string(), z.union([z.string(), z.array(z.string()), z.null()])),
);

/** Body of POST /_sandbox/slack/submit. Fields that are not named keep what they hold. */
export const submitBody = z.strictObject({ user: z.string(), viewId: z.string(), values: givenValues.default({}) });

/** What an app may answer a form with: docs.slack.dev/surfaces/modals. */
const responseShape = z.discriminatedUnion('response_action', [
  z.object({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string()) }),
  z.object({ response_action: z.literal('update'), view: z.unknown() }),
  z.object({ response_action: z.literal('push'), view: z.unknown() }),
  z.object({ response_action: z.literal('clear') }),
]);

/** A person fills in a form and sends it off. */
export async function submit(slack: Slack, given: z.infer<typeof submitBody>): Promise<Seen> {
  const user = person(slack, given.user);
  const view = slack.views.top(user.id);
  if (view?.id !== given.viewId) {
    throw new CannotDo(`${user.name} does not see the form ${given.viewId}: it is closed, or another lies on top.`);
  }
  if (view.type !== 'modal' || !view.submit) throw new CannotDo('This form only shows; it has nothing to send.');
  const values = fillIn(view, given.values);
  return await act(slack, user.id, null, async () => {
    const filled = slack.views.fill(view.id, values);
    const errors = unfinished(filled);
    if (Object.keys(errors).length > 0) return { error: 'invalid_answers', errors };
    return await send(slack, user, filled);
  });
}

/** What the form holds once these are filled in. Throws CannotDo for a field or an option that is not there. */
export function fillIn(view: View, given: z.infer<typeof givenValues>): State {
  const values: State = { ...view.state.values };
  for (const [blockId, actions] of Object.entries(given)) {
    for (const [actionId, value] of Object.entries(actions)) {
      const block = view.blocks.find((one) => one.block_id === blockId);
      const element = block && elementsOf(block).find((one) => one.action_id === actionId);
      if (!element || element.type === 'button' || element.type === 'overflow') {
        const there = Object.entries(view.state.values).map(([id, fields]) => `${id}/${Object.keys(fields).join()}`);
        throw new CannotDo(`This form has no field ${blockId}/${actionId}; it has ${there.join(', ') || 'none'}.`);
      }
      values[blockId] = { ...values[blockId], [actionId]: answer(element, value) };
    }
  }
  return values;
}

/** What Slack's own client refuses before the app hears of it, by block. */
function unfinished(view: View): Record<string, string> {
  return Object.fromEntries(view.blocks.flatMap((block) => complaint(block, view.state.values)));
}

function complaint(block: Block, values: State): [string, string][] {
  if (block.type !== 'input') return [];
  const [blockId, { element }] = [block.block_id ?? '', block];
  const held = values[blockId]?.[element.action_id ?? ''];
  if (!held || isEmpty(held)) return block.optional ? [] : [[blockId, 'Please complete this required field.']];
  if (element.type !== 'plain_text_input' || held.type !== 'plain_text_input') return [];
  const { min_length: min = 0, max_length: max = 3000 } = element;
  const length = held.value?.length ?? 0;
  if (length < min) return [[blockId, `Please write at least ${min} characters.`]];
  return length > max ? [[blockId, `Please write at most ${max} characters; these are ${length}.`]] : [];
}

async function send(slack: Slack, user: User, view: View): Promise<Outcome> {
  const trigger = slack.triggers.issue(user.id);
  const ack = await slack.deliveries.once('interaction', {
    type: 'view_submission',
    ...payloadFrom(user),
    trigger_id: trigger,
    view,
    response_urls: [],
  });
  if (ack.kind !== 'ack') return unanswered(ack) ?? {};
  if (isNothing(ack.payload)) {
    slack.views.remove(user.id, view.id);
    return {};
  }
  const read = responseShape.safeParse(ack.payload);
  if (!read.success) return { error: 'invalid_response_action', messages: [z.prettifyError(read.error)] };
  try {
    return await respond(slack, user, view, read.data);
  } catch (error) {
    if (error instanceof SlackRefusal) return { error: error.code, messages: error.lines };
    throw error;
  }
}

async function respond(
  slack: Slack,
  user: User,
  view: View,
  response: z.infer<typeof responseShape>,
): Promise<Outcome> {
  switch (response.response_action) {
    case 'errors': {
      const strange = Object.keys(response.errors).filter(
        (id) => !view.blocks.some((block) => block.type === 'input' && block.block_id === id),
      );
      if (strange.length === 0) return { error: 'invalid_answers', errors: response.errors };
      return { error: 'invalid_response_action', messages: [`There is no input block ${strange.join(', ')}.`] };
    }
    case 'update':
      slack.views.replace(view.id, readModal(response.view));
      return {};
    case 'push':
      slack.views.open(user.id, readModal(response.view));
      return {};
    case 'clear':
      closeAll(slack, user);
      return {};
  }
}

function isNothing(payload: unknown): boolean {
  return payload == null || (typeof payload === 'object' && Object.keys(payload).length === 0);
}
