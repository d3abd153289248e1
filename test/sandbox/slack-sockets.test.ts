import { once } from 'node:events';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { joinApp } from './slack-app.ts';
import { ask } from './slack-ask.ts';
import { button, card } from './slack-drawings.ts';
import { openPlace, type Place } from './slack-place.ts';

let place: Place;
beforeEach(async () => {
  place = await openPlace();
});
afterEach(() => place.stop());

async function address(): Promise<string> {
  return String((await ask(place, 'apps.connections.open', {}, 'xapp-sandbox'))['url']);
}

async function connect() {
  const socket = new WebSocket(await address());
  const [hello] = await once(socket, 'message');
  return { socket, hello: JSON.parse(String(hello)) as object };
}

test('a connection is greeted, and told before the sandbox ends', async () => {
  const { socket, hello } = await connect();
  expect(hello).toMatchObject({ type: 'hello', num_connections: 1 });
  const last = once(socket, 'message');
  await place.stop();
  expect(JSON.parse(String((await last)[0]))).toMatchObject({ type: 'disconnect' });
  place = await openPlace();
});

test('a connection address is good once', async () => {
  const url = await address();
  const first = new WebSocket(url);
  await once(first, 'message');
  const [error] = await once(new WebSocket(url), 'error');
  expect(String(error)).toContain('401');
  first.close();
});

test('an eleventh connection is refused', async () => {
  const open = await Promise.all(Array.from({ length: 10 }, connect));
  expect(await ask(place, 'apps.connections.open', {}, 'xapp-sandbox')).toMatchObject({ error: 'too_many_websockets' });
  for (const { socket } of open) socket.close();
});

test('two connected desks take the clicks in turn', async () => {
  const took: string[] = [];
  const desk = (name: string) =>
    joinApp(place, 'socket', (app) => {
      app.action('claim', async ({ ack, respond }) => {
        took.push(name);
        await ack();
        await respond({ text: name });
      });
    });
  const desks = [await desk('one'), await desk('two')];
  const { ts = '' } = await place.bot.chat.postMessage({ channel: 'C0CASES', ...card(button('claim')) });
  const click = { user: 'U0ALEX', channel: 'C0CASES', ts, actionId: 'claim' };
  for (let count = 0; count < 4; count++) await place.does('click', click);
  expect(took.toSorted()).toEqual(['one', 'one', 'two', 'two']);
  for (const { stop } of desks) await stop();
});

test('the page hears of every change in a channel', async () => {
  const heard: string[] = [];
  place.world.watch((topic) => heard.push(topic));
  await place.bot.chat.postMessage({ channel: 'C0CASES', text: 'A' });
  expect(heard).toEqual(['slack']);
});
