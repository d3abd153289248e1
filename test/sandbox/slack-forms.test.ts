import { afterEach, beforeEach, expect, test } from 'vitest';
import { joinApp, type RunningApp } from './slack-app.ts';
import { ask } from './slack-ask.ts';
import { button, card, form, section, words } from './slack-drawings.ts';
import { openPlace, type Place } from './slack-place.ts';

let place: Place;
let running: RunningApp;
let closed: unknown[];

beforeEach(async () => {
  place = await openPlace();
  closed = [];
  running = await joinApp(place, 'socket', (app) => {
    app.action('open', async ({ ack, body, client }) => {
      await ack();
      const trigger = 'trigger_id' in body ? body.trigger_id : '';
      const more = { type: 'actions' as const, block_id: 'more', elements: [button('open')] };
      const view = { ...form('f', words('reason', { initial_value: 'First words' }), more), notify_on_close: true };
      await client.views.open({ trigger_id: trigger, view }).catch(async () => {
        await client.chat.postMessage({ channel: body.user.id, text: 'There are three forms open.' });
      });
    });
    app.view('f', async ({ ack }) => ack({ response_action: 'clear' }));
    app.view({ type: 'view_closed', callback_id: 'f' }, async ({ ack, body }) => {
      closed.push({ id: body.view.id, cleared: 'is_cleared' in body && body.is_cleared });
      await ack();
    });
  });
});
afterEach(async () => {
  await running.stop();
  await place.stop();
});

async function opened(user = 'U0ALEX') {
  place.wall.now += 1000;
  const { ts = '' } = await place.bot.chat.postMessage({ channel: 'C0CASES', ...card(button('open')) });
  const { view } = await place.does('click', { user, channel: 'C0CASES', ts, actionId: 'open' });
  if (!view) throw new Error('No form opened.');
  return view;
}

test('a form keeps its id and what was typed when it is redrawn', async () => {
  const { id } = await opened();
  await place.does('click', { user: 'U0ALEX', viewId: id, actionId: 'open', values: { reason: { answer: 'Typed' } } });
  const [view] = await place.views('U0ALEX');
  expect(view?.state.values).toEqual({ reason: { answer: { type: 'plain_text_input', value: 'Typed' } } });
  await place.bot.views.update({ view_id: id, view: form('f', section('New'), words('reason'), words('other')) });
  expect((await place.views('U0ALEX'))[0]).toMatchObject({
    id,
    state: { values: { reason: { answer: { value: 'Typed' } }, other: { answer: { value: null } } } },
  });
});

test('a redrawing from an older state of the form is refused', async () => {
  const { id, hash } = await opened();
  const change = { view_id: id, hash, view: form('f', section('Loaded')) };
  expect(await ask(place, 'views.update', change)).toMatchObject({ ok: true });
  expect(await ask(place, 'views.update', change)).toMatchObject({ ok: false, error: 'hash_conflict' });
});

test('a home redrawn from an older state is refused', async () => {
  const publish = (hash?: string) =>
    ask(place, 'views.publish', { user_id: 'U0ALEX', hash, view: { type: 'home', blocks: [section('A')] } });
  const first = (await publish()) as { view?: { id: string; hash: string } };
  const second = (await publish(first.view?.hash)) as { view?: { id: string } };
  expect(second.view?.id).toBe(first.view?.id);
  expect(await publish(first.view?.hash)).toMatchObject({ error: 'hash_conflict' });
});

test('three forms lie on each other and a fourth is refused', async () => {
  const first = await opened();
  const again = (viewId?: string) => place.does('click', { user: 'U0ALEX', viewId, actionId: 'open' });
  const second = await again(first.id);
  const third = await again(second.view?.id);
  expect(third.view).toMatchObject({ root_view_id: first.id, previous_view_id: second.view?.id });
  const fourth = await again(third.view?.id);
  expect(fourth.view?.id).toBe(third.view?.id);
  expect(fourth.direct).toMatchObject([{ text: 'There are three forms open.' }]);
  expect(await place.cannot('submit', { user: 'U0ALEX', viewId: first.id, values: {} })).toContain(
    'another lies on top',
  );
  expect(await place.does('submit', { user: 'U0ALEX', viewId: third.view?.id, values: {} })).toMatchObject({
    view: null,
  });
});

test('forms are on the screen of the person who opened them', async () => {
  const mine = await opened('U0ALEX');
  const theirs = await opened('U0TOM');
  expect((await place.views('U0ALEX')).map(({ id }) => id)).toEqual([mine.id]);
  expect((await place.views('U0TOM')).map(({ id }) => id)).toEqual([theirs.id]);
  expect(await place.cannot('close', { user: 'U0TOM', viewId: mine.id })).toContain('Tom Okafor does not see');
});

test('closing a form tells the app, and so does going back to the channel', async () => {
  const first = await opened();
  expect(await place.does('close', { user: 'U0ALEX', viewId: first.id })).toMatchObject({ ok: true, view: null });
  const second = await opened();
  const third = await opened();
  expect((await place.views('U0ALEX')).map(({ id }) => id)).toEqual([third.id]);
  expect(closed).toEqual([
    { id: first.id, cleared: false },
    { id: second.id, cleared: true },
  ]);
});

test.for<[what: string, values: object, says: string]>([
  ['a field that is not there', { nothing: { answer: 'A' } }, 'has no field nothing/answer; it has reason/answer'],
  ['a button as a field', { more: { open: 'A' } }, 'has no field more/open'],
  ['a list where words go', { reason: { answer: ['A', 'B'] } }, 'takes one value'],
])('a person cannot fill in %s', async ([, values, says]) => {
  const { id } = await opened();
  expect(await place.cannot('submit', { user: 'U0ALEX', viewId: id, values })).toContain(says);
});

test.for<[what: string, click: object, says: string]>([
  ['a button that is not there', { actionId: 'decide' }, 'There is no "decide" here; there is open, pick'],
  ['a message that is not there', { actionId: 'open', ts: '1.000001' }, 'sees no message 1.000001'],
  ['a channel they are not in', { actionId: 'open', channel: 'C0OPS', user: 'U0SAM' }, 'Sam Reed is not in breach-ops'],
  ['as somebody unknown', { actionId: 'open', user: 'U0NOBODY' }, 'nobody called "U0NOBODY"'],
  ['one of two of a name', { actionId: 'pick' }, 'There are 2 "pick" here'],
  ['a value that no button has', { actionId: 'pick', value: 'IC-9' }, 'has the value "IC-9"'],
  ['nothing in particular', { actionId: 'open', ts: null }, 'Say what to click on'],
])('a person cannot click %s', async ([, click, says]) => {
  const blocks = [section('One', button('pick', 'IC-1')), section('Two', button('pick', 'IC-2'))];
  const drawn = card(button('open'));
  const { ts } = await place.bot.chat.postMessage({
    channel: 'C0CASES',
    text: 'A',
    blocks: [...drawn.blocks, ...blocks],
  });
  expect(await place.cannot('click', { user: 'U0ALEX', channel: 'C0CASES', ts, ...click })).toContain(says);
});
