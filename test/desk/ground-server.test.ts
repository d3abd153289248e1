import { connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { type Place, placeServer } from './ground-place.ts';

let place: Place | null = null;
afterEach(async () => {
  await place?.stop();
  place = null;
});

test("Slack's path takes posts only, and is matched whole", async () => {
  place = await placeServer();
  expect((await fetch(`${place.url}slack/events`)).status).toBe(405);
  expect((await fetch(`${place.url}slack/events/`, { method: 'POST' })).status).toBe(404);
  expect((await fetch(`${place.url}slack/eventsful`, { method: 'POST' })).status).toBe(404);
  expect((await fetch(`${place.url}slack/events?x=1`, { method: 'POST', body: 'hello' })).status).toBe(200);
  await place.lives();
});

test('a Slack handler that throws costs one request and not the desk', async () => {
  place = await placeServer({ slackThrows: true });
  expect((await fetch(`${place.url}slack/events`, { method: 'POST', body: 'x' })).status).toBe(500);
  await place.lives();
});

test('a post of twenty megabytes does no harm', async () => {
  place = await placeServer();
  const body = 'x'.repeat(20_000_000);
  const statusOf = async (path: string) => (await fetch(`${place?.url}${path}`, { method: 'POST', body })).status;
  expect(await statusOf('slack/events')).toBe(200);
  expect(await statusOf('_sandbox/clock')).toBe(413);
  expect(await statusOf('nowhere')).toBe(404);
  await place.lives();
});

test.for([
  { what: 'junk', bytes: '\u0000\u0001\u0002 nonsense\r\n\r\n' },
  { what: 'half a request', bytes: 'POST /slack/events HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 50\r\n\r\nabc' },
  { what: 'a path that is no path', bytes: 'GET //[:: HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n' },
  {
    what: 'an upgrade to nowhere',
    bytes: 'GET /livez HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: upgrade, close\r\nupgrade: h2c\r\n\r\n',
  },
  {
    what: 'a bad web socket',
    bytes: 'GET /_sandbox/x HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n\u0000',
  },
  { what: 'a tunnel', bytes: 'CONNECT db.example:5432 HTTP/1.1\r\nhost: db.example\r\n\r\n' },
])('$what from a stranger does no harm', async ({ bytes }) => {
  place = await placeServer();
  await sendAndWait(place.port, bytes);
  await sendAndBreak(place.port, bytes);
  await place.lives();
});

test.for([
  { what: 'a foreign page', headers: { origin: 'https://elsewhere.example' } },
  { what: 'a page on another port', headers: { origin: 'http://127.0.0.1:1' } },
  { what: 'a proxy', headers: { 'x-forwarded-for': '10.0.0.1' } },
  { what: 'another proxy', headers: { forwarded: 'for=10.0.0.1' } },
])('$what cannot move the clock', async ({ headers }) => {
  place = await placeServer();
  const asked = await fetch(`${place.url}_sandbox/clock`, { method: 'POST', headers, body: '{}' });
  expect(asked.status).toBe(403);
  expect(place.clockMoves()).toBe(0);
});

test('its own page can move the clock', async () => {
  place = await placeServer();
  const headers = { origin: place.url.slice(0, -1) };
  const asked = await fetch(`${place.url}_sandbox/clock`, { method: 'POST', headers, body: '{"advance":"P1D"}' });
  expect(await asked.json()).toEqual({ heard: '{"advance":"P1D"}' });
  expect(place.clockMoves()).toBe(1);
});

test('what the desk does not answer itself comes from the sandbox, streams too', async () => {
  place = await placeServer();
  expect(await (await fetch(`${place.url}_sandbox/whoami`)).json()).toMatchObject({ pid: process.pid });
  const stream = await fetch(`${place.url}_sandbox/events`);
  expect(stream.headers.get('content-type')).toContain('text/event-stream');
  const reader = stream.body?.getReader();
  expect(new TextDecoder().decode((await reader?.read())?.value)).toContain('event: hello');
  await reader?.cancel();
});

test('a desk with both halves real shows nothing of a sandbox', async () => {
  place = await placeServer({ real: true });
  for (const path of ['', '_sandbox/whoami', '_sandbox/clock', 'page/page.css']) {
    expect((await fetch(`${place.url}${path}`, { method: path.endsWith('clock') ? 'POST' : 'GET' })).status).toBe(404);
  }
});

test('an outage of others is degraded, and only its own inability takes a replica out of service', async () => {
  place = await placeServer();
  const ready = async () => {
    const answer = await fetch(`${place?.url}readyz`);
    return { http: answer.status, body: await answer.json() };
  };
  expect(await ready()).toMatchObject({ http: 200, body: { status: 'ok' } });
  place.setReady({ serves: true, practice: null, parts: { mailbox: 'no answer' } });
  expect(await ready()).toMatchObject({ http: 200, body: { status: 'degraded', parts: { mailbox: 'no answer' } } });
  place.setReady({ serves: false, practice: null, parts: { database: 'no answer' } });
  expect(await ready()).toMatchObject({ http: 503 });
});

test('a taken port is left for another one, unless it was asked for', async () => {
  place = await placeServer();
  const beside = await placeServer({ port: place.port, portGiven: false });
  expect(beside.port).not.toBe(place.port);
  await beside.stop();
  await expect(placeServer({ port: place.port, portGiven: true })).rejects.toThrow(
    `Port ${place.port} is taken. Stop the program that uses it, or set PORT to another number.`,
  );
});

test('stopping ends open streams and lets what is under way finish', async () => {
  const stopped = await placeServer();
  const stream = await fetch(`${stopped.url}_sandbox/events`);
  const slow = fetch(`${stopped.url}_sandbox/slow`, { method: 'POST', body: '{}' });
  await stopped.slowBegun;
  const end = stopped.stop();
  stopped.finishSlow();
  expect(await (await slow).json()).toEqual({ finished: true });
  await end;
  await expect(stream.text()).rejects.toThrow();
  await expect(fetch(`${stopped.url}livez`)).rejects.toThrow();
});

/** Says its piece and waits until the server has hung up. */
function sendAndWait(port: number, bytes: string): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.end(bytes));
    socket.on('error', () => {});
    socket.once('close', () => resolve());
    socket.resume();
  });
}

/** Breaks the connection in the middle of whatever the server makes of it. */
function sendAndBreak(port: number, bytes: string): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes, () => socket.resetAndDestroy()));
    socket.on('error', () => {});
    socket.once('close', () => resolve());
  });
}
