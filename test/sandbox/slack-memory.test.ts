import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { joinApp, register } from './slack-app.ts';
import { button, card, form, section } from './slack-drawings.ts';
import { openPlace, type Place } from './slack-place.ts';

let folder: string;
let place: Place;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'slack-'));
  place = await openPlace({ folder });
});
afterEach(async () => {
  await place.stop();
  await rm(folder, { recursive: true, force: true });
});

async function startAgain() {
  await place.stop();
  place = await openPlace({ folder });
}

test('messages, edits and homes outlive the sandbox; whispers and forms do not', async () => {
  const app = await joinApp(place, 'socket', (slack) => {
    slack.action('open', async ({ ack, body, client }) => {
      await ack();
      const trigger = 'trigger_id' in body ? body.trigger_id : '';
      await client.views.open({ trigger_id: trigger, view: form('f', section('A')) });
    });
  });
  const { ts = '' } = await place.bot.chat.postMessage({ channel: 'C0CASES', ...card(button('open')) });
  await place.bot.chat.update({ channel: 'C0CASES', ts, text: 'Edited' });
  await place.bot.chat.postEphemeral({ channel: 'C0CASES', user: 'U0ALEX', text: 'Only for you' });
  await place.bot.views.publish({ user_id: 'U0ALEX', view: { type: 'home', blocks: [section('My work')] } });
  await place.does('click', { user: 'U0ALEX', channel: 'C0CASES', ts, actionId: 'open' });
  const { ts: gone = '' } = await place.bot.chat.postMessage({ channel: 'C0OPS', text: 'A mistake' });
  await place.bot.chat.delete({ channel: 'C0OPS', ts: gone });
  await app.stop();
  const kept = (await place.sees('U0ALEX')).filter((message) => message.ephemeral_to === null);
  const home = await (await place.control('GET', 'home?user=U0ALEX')).json();

  await startAgain();
  expect(kept).toMatchObject([{ ts, text: 'Edited' }]);
  expect(await place.sees('U0ALEX')).toEqual(kept);
  expect(await place.sees('U0ALEX', 'C0OPS')).toEqual([]);
  expect(await (await place.control('GET', 'home?user=U0ALEX')).json()).toEqual(home);
  expect(await place.views('U0ALEX')).toEqual([]);
  const { ts: next = '' } = await place.bot.chat.postMessage({ channel: 'C0CASES', text: 'The next' });
  expect(next > ts).toBe(true);
});

test('a button of a message from before a restart still works', async () => {
  const { ts = '' } = await place.bot.chat.postMessage({ channel: 'C0CASES', ...card(button('claim', 'IC-1')) });
  await startAgain();
  const app = await joinApp(place, 'socket', (slack) => {
    slack.action('claim', async ({ ack, respond }) => {
      await ack();
      await respond({ text: 'Claimed', replace_original: true, blocks: [] });
    });
  });
  const click = { user: 'U0ALEX', channel: 'C0CASES', ts, actionId: 'claim' };
  expect(await place.does('click', click)).toMatchObject({ ok: true });
  expect(await place.sees('U0ALEX')).toMatchObject([{ ts, text: 'Claimed' }]);
  await app.stop();
});

test('without an app a click, a command and home say that nobody is there', async () => {
  const { ts = '' } = await place.bot.chat.postMessage({ channel: 'C0CASES', ...card(button('claim')) });
  const gone = { ok: false, error: 'dispatch_failed' };
  expect(await place.does('click', { user: 'U0ALEX', channel: 'C0CASES', ts, actionId: 'claim' })).toMatchObject(gone);
  expect(await place.does('command', { user: 'U0ALEX', channel: 'C0CASES', text: 'queue' })).toMatchObject(gone);
  expect(await place.does('home', { user: 'U0ALEX' })).toMatchObject(gone);
});

test('an event that fails comes three times more and says so; a click never comes again', async () => {
  const arrived: string[] = [];
  const enough = Promise.withResolvers<void>();
  const server = createServer((request, response) => {
    arrived.push(`${request.headers['content-type']} ${request.headers['x-slack-retry-num'] ?? 'first'}`);
    response.writeHead(500).end();
    if (arrived.length === 5) enough.resolve();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // It listens on a port, so its address is an object.
  await register(place, `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`);
  const { ts = '' } = await place.bot.chat.postMessage({ channel: 'C0CASES', ...card(button('claim')) });
  await place.does('click', { user: 'U0ALEX', channel: 'C0CASES', ts, actionId: 'claim' });
  await place.does('home', { user: 'U0ALEX' });
  await enough.promise;
  server.close();
  expect(arrived).toEqual([
    'application/x-www-form-urlencoded first',
    'application/json first',
    'application/json 1',
    'application/json 2',
    'application/json 3',
  ]);
});

test('a signature made with another secret is refused by the app, and nothing happens', async () => {
  const app = await joinApp(place, 'http', (slack) => {
    slack.command('/breach', async ({ ack }) => ack('Hello'));
  });
  const command = { user: 'U0ALEX', channel: 'C0CASES', text: '' };
  expect(await place.does('command', command)).toMatchObject({ ok: true, ephemeral: [{ text: 'Hello' }] });
  const { url } = (await (await place.control('GET', 'app')).json()) as { url: string };
  await register(place, url, 'another secret');
  expect(await place.does('command', command)).toMatchObject({ ok: false, error: 'dispatch_failed' });
  await app.stop();
});

test('the sandbox sends to this machine only', async () => {
  const answer = await place.control('PUT', 'app', { mode: 'http', url: 'https://bot.example/', signingSecret: 'x' });
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain('only reaches this machine');
});

test('the address of the app outlives a restart of the sandbox', async () => {
  await register(place, 'http://127.0.0.1:9/slack/events');
  await startAgain();
  const app = await place.control('GET', 'app');
  expect(await app.json()).toEqual({ mode: 'http', url: 'http://127.0.0.1:9/slack/events' });
});
