import type { BlockAction, RespondFn } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import * as z from 'zod';
import { type Act, acts, MORE } from '../../../blocks/ids.ts';
import type { Target } from '../../../blocks/kit.ts';
import type { Done, Person } from '../../desk/deed.ts';
import { drawCard } from '../../desk/draw-card.ts';
import { markCardShown } from '../../desk/show-card.ts';
import { showHome } from './home.ts';
import { type Click, clicks } from './listeners.ts';
import { openForm } from './open-form.ts';
import { admitted, inWords, tellOnly } from './person.ts';
import type { Office } from './register.ts';
import { renderMessage } from './render.ts';
import { decodeChoice, decodeTarget } from './render-target.ts';

type Arrival = { body: BlockAction; respond: RespondFn; client: WebClient };

/** One press of a button or an entry of "More". Never ends in silence. */
export async function clicked(office: Office, { body, respond, client }: Arrival) {
  const pressed = pressedIn(body);
  if (!pressed) return;
  const { act, on } = pressed;
  const click: Click = clicks[act];
  const person = { user: body.user.id, team: body.user.team_id ?? body.team?.id ?? null };
  const say = (text: string) =>
    tellOnly(client, { user: body.user.id, channel: body.channel?.id ?? null, respond }, text);
  try {
    if ('opens' in click) {
      await openForm(office, { client, trigger: body.trigger_id, person, on, click, stacked: Boolean(body.view) });
      return;
    }
    const officer = await admitted(office, person, click.wish ?? 'change');
    const cause = [body.user.id, act, on.reference, on.version, on.id].join(' ');
    const done = await click.does(office.desk, officer, on, cause);
    await redraw(office, { body, respond, client }, on, done, officer);
    if (done.said)
      await tellOnly(client, { user: body.user.id, channel: body.channel?.id ?? null, respond }, done.said);
  } catch (error) {
    await say(await inWords(office, error, { act, reference: on.reference }));
    if (body.message && body.channel && !('opens' in click)) await refresh(office, body, respond, on);
  }
}

const pressedAct = z.enum(acts);

/** Fields of forms act too when they change; they are no press. */
function pressedIn(body: BlockAction): { act: Act; on: Target } | null {
  const [action] = body.actions;
  if (action?.action_id.startsWith(MORE) && 'selected_option' in action) {
    const value = action.selected_option?.value;
    return value ? decodeChoice(value) : null;
  }
  const act = pressedAct.safeParse(action?.action_id.split(':')[0]);
  if (!act.success || !action || !('value' in action)) return null;
  return { act: act.data, on: action.value ? decodeTarget(String(action.value)) : { reference: '', version: 0 } };
}

async function redraw(office: Office, arrival: Arrival, on: Target, done: Done, officer: Person) {
  const { body, respond, client } = arrival;
  if (body.view?.type === 'home') {
    await showHome(office, { user: body.user.id, team: body.user.team_id ?? null, client });
  } else if (body.message && done.reference) {
    await refresh(office, body, respond, on);
  }
  office.desk.log.info({ officer: officer.id, reference: done.reference }, 'done at a press');
}

/** The clicked card shows at once what is true now; every other copy follows by the pump. */
async function refresh(office: Office, body: BlockAction, respond: RespondFn, on: Target) {
  if (
    !on.reference ||
    (body.message?.['thread_ts'] ?? body.message?.ts) !== body.message?.ts ||
    body.container['is_ephemeral']
  )
    return;
  const card = await drawCard(office.desk, on.reference);
  // A response_url may be used up or too old; the pump redraws the card anyway.
  const shown = await respond({ replace_original: true, ...renderMessage(card.message) }).then(
    () => true,
    () => false,
  );
  if (shown && body.message) await markCardShown(office.desk, on.reference, body.message.ts, card);
}
