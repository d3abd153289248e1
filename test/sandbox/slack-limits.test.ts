import { WebAPIRateLimitedError } from '@slack/web-api';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { joinApp, type RunningApp } from './slack-app.ts';
import { ask } from './slack-ask.ts';
import { button, card, form, section } from './slack-drawings.ts';
import { openPlace, type Place } from './slack-place.ts';

let place: Place;
let running: RunningApp;
/** What the app was handed with the newest click. */
let trigger = '';
let responseUrl = '';

beforeEach(async () => {
  // Most clicks here show nothing, so there is nothing to wait for.
  place = await openPlace({ firstMs: 0 });
  running = await joinApp(place, 'socket', (app) => {
    app.action('open', async ({ ack, body }) => {
      trigger = 'trigger_id' in body ? body.trigger_id : '';
      responseUrl = 'response_url' in body ? body.response_url : '';
      await ack();
    });
  });
});
afterEach(async () => {
  await running.stop();
  await place.stop();
});

async function clicked(): Promise<{ ts: string }> {
  const { ts = '' } = await place.bot.chat.postMessage({ channel: 'C0CASES', ...card(button('open')) });
  await place.does('click', { user: 'U0ALEX', channel: 'C0CASES', ts, actionId: 'open' });
  return { ts };
}

const post = (text = 'A') => ask(place, 'chat.postMessage', { channel: 'C0CASES', text });
const open = () => ask(place, 'views.open', { trigger_id: trigger, view: form('f', section('A')) });
const respond = (body: object) =>
  fetch(responseUrl, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });
const fault = (slack: string, more = {}) => place.world.faults.set({ slack, ...more });

test('a channel takes one post a second, and says how long to wait', async () => {
  await place.bot.chat.postMessage({ channel: 'C0CASES', text: 'A' });
  await expect(place.bot.chat.postMessage({ channel: 'C0CASES', text: 'B' })).rejects.toSatisfy(
    (thrown) => thrown instanceof WebAPIRateLimitedError && thrown.retryAfter === 1,
  );
  await place.bot.chat.postMessage({ channel: 'C0OPS', text: 'Another channel' });
  place.wall.now += 1000;
  await place.bot.chat.postMessage({ channel: 'C0CASES', text: 'B' });
  expect((await place.sees('U0ALEX')).map(({ text }) => text)).toEqual(['A', 'B']);
});

test('a refused post does not use up the second', async () => {
  expect(await post('')).toMatchObject({ error: 'no_text' });
  expect(await post()).toMatchObject({ ok: true });
});

test('50 edits fit in a minute and the next waits until the first is a minute old', async () => {
  const { ts } = await post();
  const edit = () => ask(place, 'chat.update', { channel: 'C0CASES', ts, text: 'B' });
  for (let count = 0; count < 50; count++) expect(await edit()).toMatchObject({ ok: true });
  expect(await edit()).toMatchObject({ ok: false, error: 'ratelimited' });
  place.wall.now += 60_000;
  expect(await edit()).toMatchObject({ ok: true });
});

test('with limits off a channel takes posts as fast as they come', async () => {
  fault('no-limits');
  for (const text of ['A', 'B', 'C']) expect(await post(text)).toMatchObject({ ok: true });
});

test('a click opens a form within three seconds', async () => {
  await clicked();
  place.wall.now += 3000;
  expect(await open()).toMatchObject({ ok: true });
});

test('a click opens nothing after three seconds', async () => {
  await clicked();
  place.wall.now += 3001;
  expect(await open()).toMatchObject({ error: 'expired_trigger_id' });
});

test('a click opens one form only, and an invented one none', async () => {
  await clicked();
  expect(await open()).toMatchObject({ ok: true });
  expect(await open()).toMatchObject({ error: 'exchanged_trigger_id' });
  trigger = 'invented';
  expect(await open()).toMatchObject({ error: 'invalid_trigger_id' });
});

test('a click may be answered five times within thirty minutes', async () => {
  await clicked();
  for (let count = 0; count < 5; count++) expect((await respond({ text: `Answer ${count}` })).status).toBe(200);
  const sixth = await respond({ text: 'One too many' });
  expect([sixth.status, await sixth.json()]).toMatchObject([404, { error: 'used_url' }]);
  place.wall.now += 1000;
  await clicked();
  place.wall.now += 1_800_001;
  const late = await respond({ text: 'Too late' });
  expect([late.status, await late.json()]).toMatchObject([404, { error: 'expired_url' }]);
  expect((await place.sees('U0ALEX')).filter(({ ephemeral_to: to }) => to === 'U0ALEX')).toHaveLength(5);
});

test('an answer goes to the person, to everyone, or in the place of what was clicked', async () => {
  const { ts } = await clicked();
  await respond({ text: 'For you' });
  await respond({ text: 'For everyone', response_type: 'in_channel' });
  await respond({ text: 'Instead', replace_original: true, blocks: [] });
  expect((await place.sees('U0TOM')).map(({ text }) => text)).toEqual(['Instead', 'For everyone']);
  await respond({ delete_original: true });
  expect((await place.sees('U0ALEX')).map(({ text }) => text)).toEqual(['For you', 'For everyone']);
  expect((await respond({ text: 'Gone', replace_original: true })).status).toBe(400);
  expect((await place.sees('U0ALEX')).some((message) => message.ts === ts)).toBe(false);
});

test('while Slack is down nothing is answered and nobody can click', async () => {
  const { ts } = await clicked();
  fault('down');
  await expect(place.bot.chat.postMessage({ channel: 'C0OPS', text: 'A' })).rejects.toMatchObject({ statusCode: 503 });
  const click = { user: 'U0ALEX', channel: 'C0CASES', ts, actionId: 'open' };
  expect(await place.does('click', click)).toMatchObject({ ok: false, error: 'slack_down' });
  place.world.faults.clear();
  expect(await place.does('click', click)).toMatchObject({ ok: true });
});

test('a post whose answer is lost stands in the channel all the same', async () => {
  fault('lost', { for: 1 });
  await expect(place.bot.chat.postMessage({ channel: 'C0CASES', text: 'A' })).rejects.toThrow();
  expect(await place.sees('U0ALEX')).toMatchObject([{ text: 'A' }]);
});

test.for([
  ['429', 'ratelimited'],
  ['archived', 'is_archived'],
])('with the outage %s a post answers %s', async ([kind, error]) => {
  fault(String(kind), { for: 1 });
  expect(await post()).toMatchObject({ ok: false, error });
  expect(await post()).toMatchObject({ ok: true });
});
