import type { BlockAction, RespondFn } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import * as z from 'zod';
import { type Act, acts, MORE, TURN } from '../../../blocks/ids.ts';
import type { Message, Target } from '../../../blocks/kit.ts';
import { type Done, targetOf } from '../../desk/deed.ts';
import { drawCard } from '../../desk/draw-card.ts';
import { isLivingCard } from '../../desk/move-card.ts';
import { showPressed } from '../../desk/show-card.ts';
import type { Click } from '../click.ts';
import { doPress } from '../do-press.ts';
import { inWords } from '../in-words.ts';
import { letterPressed } from '../letter-pressed.ts';
import { clicks, parted } from '../listeners.ts';
import type { Who } from '../office.ts';
import { draftPressed } from './draft-pressed.ts';
import { showHome } from './home.ts';
import type { SlackOffice } from './register.ts';
import { renderMessage, wasTold } from './render.ts';
import { contextOf, decodeChoice, decodeTarget } from './render-target.ts';
import { showForm } from './show-form.ts';
import { tellOnly } from './tell-only.ts';
import { isDirect, whyClosed } from './why-closed.ts';

type Arrival = { body: BlockAction; respond: RespondFn; client: WebClient };

/** One press of a button or an entry of "More". Never ends in silence. */
export async function clicked(office: SlackOffice, { body, respond, client }: Arrival) {
  const say = async (words: string | Message) => {
    await tellOnly(client, { user: body.user.id, channel: body.channel?.id ?? null, respond }, words);
  };
  const pressed = pressedIn(body);
  if (pressed === 'a field') return;
  if (pressed === 'unknown') return say(UNKNOWN);
  const { act, on, part } = pressed;
  const click: Click = clicks[act];
  const who = { user: body.user.id, team: body.user.team_id ?? body.team?.id ?? null };
  const closed = await closedTo(office, body, click);
  if (closed) return say(closed);
  try {
    if ('keeps' in click) {
      if (body.view) await draftPressed(office, { view: body.view, client, who }, click);
      return;
    }
    if ('opens' in click) {
      const trigger = body.trigger_id;
      return await showForm(office, { client, trigger, who, on, click, over: overWhat(body, act, part) });
    }
    const done = await doPress(office, who, { act, on, click });
    await redraw(office, { body, respond, client }, on, done);
    if (done.said) await say(done.said);
    await settle(office, { body, respond }, who, { on, click });
  } catch (error) {
    await say(await inWords(office, error, { act, reference: on.reference }));
    if (body.message && body.channel && 'does' in click) await refresh(office, body, respond, on);
    await settle(office, { body, respond }, who, { on, click });
  }
}

/** Only a press on it reaches what one person alone sees: Slack keeps no such message that could be edited. */
async function settle(
  office: SlackOffice,
  { body, respond }: Pick<Arrival, 'body' | 'respond'>,
  who: Who,
  press: { on: Target; click: Click },
) {
  if (!body.container['is_ephemeral'] && !(body.message && body.channel && isDirect(body.channel.id))) return;
  const words = await letterPressed(office, who, press);
  // A response_url may be used up or too old.
  if (words) await respond({ replace_original: true, ...renderMessage(words) }).catch(() => undefined);
}

/** Forms and Home are one person's own; everything else stands in a channel, which others may see. */
async function closedTo(office: SlackOffice, { channel }: BlockAction, click: Click): Promise<string | null> {
  if (!channel || isDirect(channel.id)) return null;
  return whyClosed(office, channel.id, 'wish' in click ? click.wish : 'change');
}

const UNKNOWN = 'This button does nothing any more. Nothing was changed. Use the card of the case, or /breach show.';

const pressedAct = z.enum(acts);

type Pressed = { act: Act; on: Target; part: number };

/** Fields of forms act too when they change; they are no press. A button may be older than this desk. */
function pressedIn(body: BlockAction): Pressed | 'a field' | 'unknown' {
  try {
    const none = body.actions[0]?.type === 'button' ? 'unknown' : 'a field';
    return readPress(body) ?? none;
  } catch (error) {
    if (error instanceof z.ZodError || error instanceof SyntaxError) return 'unknown';
    throw error;
  }
}

function readPress(body: BlockAction): Pressed | null {
  const [action] = body.actions;
  if (action?.action_id.startsWith(MORE) && 'selected_option' in action) {
    const value = action.selected_option?.value;
    return value ? { ...decodeChoice(value), part: 1 } : null;
  }
  const [name, part] = action?.action_id.split(':') ?? [];
  if (name === TURN) return turnedTo(body, Number(part));
  const act = pressedAct.safeParse(name);
  if (!act.success || !action || !('value' in action)) return null;
  const on = action.value ? decodeTarget(String(action.value)) : { reference: '', version: 0 };
  return { act: act.data, on, part: 1 };
}

/** Another part of a form that was opened before: what opened it opens it again, on what its context names. */
function turnedTo({ view }: BlockAction, part: number): Pressed | null {
  const act = view && parted[view.callback_id];
  return act ? { act, on: targetOf(contextOf(view.private_metadata)), part } : null;
}

/** A report in the place of another, and a part in the place of another; Slack lays no more than three forms on top. */
function overWhat({ view }: BlockAction, act: Act, part: number) {
  if (view?.type !== 'modal') return view ? 'another' : 'nothing';
  return parted[view.callback_id] === act ? { view: view.id, part } : 'another';
}

async function redraw(office: SlackOffice, arrival: Arrival, on: Target, done: Done) {
  const { body, respond, client } = arrival;
  if (body.view?.type === 'home') {
    await showHome(office, { user: body.user.id, team: body.user.team_id ?? null, client });
  } else if (body.channel && done.reference) {
    if (await refresh(office, body, respond, on)) return;
    // A reminder or a list stays as it is; what came of the press is shown beside it.
    const where = { user: body.user.id, channel: body.channel?.id ?? null, respond };
    if (!done.said) await tellOnly(client, where, (await drawCard(office.desk, done.reference)).message);
  }
}

/** The clicked card shows at once what is true now; every other copy follows by the pump. False when it was no card. */
async function refresh(office: SlackOffice, body: BlockAction, respond: RespondFn, on: Target) {
  if (
    !on.reference ||
    wasTold(body.message) ||
    (body.message?.['thread_ts'] ?? body.message?.ts) !== body.message?.ts ||
    body.container['is_ephemeral']
  )
    return false;
  const post = { channel: body.channel?.id ?? '', ts: body.message?.ts ?? '' };
  if (!(await isLivingCard(office.desk, { reference: on.reference, surface: 'slack' }, post))) return false;
  await showPressed(office.desk, { reference: on.reference, surface: 'slack', ...post }, (message) =>
    // A response_url may be used up or too old.
    respond({ replace_original: true, ...renderMessage(message) }).then(
      () => true,
      () => false,
    ),
  );
  return true;
}
