import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listenForDesks } from '../../src/sandbox/desks.ts';
import { noFaults } from '../../src/sandbox/faults.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/serve.ts';

let folder: string;
let sandbox: Sandbox;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'breachdesk-sandbox-'));
  sandbox = await startSandbox({ folder });
});
afterAll(async () => {
  await sandbox.stop();
  await rm(folder, { recursive: true, force: true });
});

/** fetch would not let a test choose its Host. */
function status(headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    request(`${sandbox.url}/_sandbox/whoami`, { headers }, (answer) => resolve(answer.resume().statusCode ?? 0))
      .on('error', reject)
      .end();
  });
}

test.for<[string, Record<string, string>, number]>([
  ['the desk on this machine', { host: '127.0.0.1:3000' }, 200],
  ['localhost', { host: 'localhost:3000' }, 200],
  ['its own page', { host: 'localhost:3000', origin: 'http://localhost:3000' }, 200],
  ['a name that only looks like this machine', { host: '127.0.0.1.attacker.example' }, 403],
  ['another host', { host: 'desk.regulator.example' }, 403],
  ['a page of somebody else', { host: 'localhost:3000', origin: 'https://attacker.example' }, 403],
  ['a page on another port', { host: 'localhost:3000', origin: 'http://localhost:8080' }, 403],
  ['a page without a name', { host: 'localhost:3000', origin: 'null' }, 403],
  ['a proxy', { host: 'localhost:3000', 'x-forwarded-for': '203.0.113.9' }, 403],
  ['a newer proxy', { host: 'localhost:3000', forwarded: 'for=203.0.113.9' }, 403],
])('the sandbox answers %s as it should', async ([, headers, expected]) => {
  expect(await status(headers)).toBe(expected);
});

test.for([
  ['faults', '{"gaph":"down"}'],
  ['faults', '{"graph":"down","for":"soon"}'],
  ['faults', 'nonsense'],
  ['clock-offset', '{}'],
  ['clock-offset', '{"offsetMs":"1"}'],
  ['desks', '{"pid":0}'],
  ['reset', '{"offset":1}'],
  ['mail', ''],
])('%s refuses the body %s', async ([path, body]) => {
  const answer = await fetch(`${sandbox.url}/_sandbox/${path}`, { method: 'POST', body: body ?? '' });
  expect(answer.status).toBe(400);
  expect(await answer.text()).not.toBe('');
});

test('the page hears of new mail at once', async () => {
  const leave = new AbortController();
  const events = await fetch(`${sandbox.url}/_sandbox/events`, { signal: leave.signal });
  const heard = (events.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream()).getReader();
  expect((await heard.read()).value).toContain('event: hello');
  await fetch(`${sandbox.url}/_sandbox/mail`, { method: 'POST', body: 'Subject: News\r\n\r\n' });
  expect((await heard.read()).value).toContain('event: mail');
  leave.abort();
});

test('a fault lets the agreed calls pass, hits the agreed number, and is over', () => {
  const faults = noFaults(() => 0);
  faults.set({ graph: '429', after: 1, for: 2 });
  const calls = Array.from({ length: 5 }, () => faults.strike('graph', ['429', 'down']));
  expect(calls).toEqual([null, '429', '429', null, null]);
});

test('a fault hits only calls that can suffer it, and only its own surface', () => {
  const faults = noFaults(() => 0);
  faults.set({ graph: '504-after-send', for: 1 });
  expect(faults.strike('graph', ['429'])).toBeNull();
  expect(faults.strike('slack', ['504-after-send'])).toBeNull();
  expect(faults.strike('graph', ['504-after-send'])).toBe('504-after-send');
});

test('a fault for some seconds ends by the clock on the wall', () => {
  let wall = 0;
  const faults = noFaults(() => wall);
  faults.set({ slack: 'down', for: '10s' });
  wall = 9999;
  expect(faults.strike('slack', ['down'])).toBe('down');
  wall = 10_000;
  expect(faults.strike('slack', ['down'])).toBeNull();
});

test('the last desk that leaves knows it, and killed ones do not count', () => {
  const living = new Set([1, 2]);
  const desks = listenForDesks(
    () => 0,
    (pid) => living.has(pid),
  );
  for (const pid of [1, 2, 3]) desks.beat(pid);
  expect(desks.leave(1)).toBe(1);
  expect(desks.leave(2)).toBe(0);
});

test('silence is counted from the last desk that was heard', () => {
  let wall = 1000;
  const desks = listenForDesks(
    () => wall,
    () => true,
  );
  wall = 61_000;
  expect(desks.silence()).toBe(60_000);
  desks.beat(7);
  wall = 61_500;
  expect(desks.silence()).toBe(500);
});
