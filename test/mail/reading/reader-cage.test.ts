import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { caged } from '../../../src/mail/reading/cage.ts';

const pathOf = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** A server of this machine that counts who knocks. */
async function door() {
  let knocks = 0;
  const server = createServer((_, response) => response.end());
  server.on('connection', () => knocks++);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : null;
  return { port: String(port), knocks: () => knocks };
}

async function pry(port: string, ...shut: string[]): Promise<{ worked: string[]; environment: string[] }> {
  const readable = [pathOf('./'), pathOf('../../../src/'), pathOf('../../../package.json')];
  const { command, args } = caged(new URL('./prying-child.ts', import.meta.url), { readable, more: [port, ...shut] });
  const { stdout } = await promisify(execFile)(command, args, { env: {} });
  return JSON.parse(stdout);
}

test('a reader reaches no file but its own code, no process, no secret and no network', async () => {
  const { port, knocks } = await door();
  expect(await pry(port, 'shut')).toEqual({ worked: [], environment: [] });
  expect(knocks()).toBe(0);
  expect(existsSync(pathOf('./written'))).toBe(false);
});

test('a reader in a loop that nobody is left to stop is ended by the machine', async () => {
  const { command, args } = caged(new URL('./looping-child.ts', import.meta.url), {
    readable: [pathOf('./')],
    cpuSeconds: 1,
  });
  const child = spawn(command, args, { env: {}, stdio: 'ignore' });
  const [status, signal] = await once(child, 'exit');
  expect({ status, signal }).toEqual({ status: null, signal: expect.stringMatching(/^SIG(?:XCPU|KILL)$/) });
});

test("Node's permissions alone leave the network open, so it has to be taken away", async () => {
  const { port, knocks } = await door();
  const { worked } = await pry(port);
  // The WebSocket knocked too, but nobody here speaks its language.
  expect(worked).toEqual([
    'fetch',
    'import sockets',
    'require sockets',
    'ask for sockets',
    'use the socket at hand',
    'import http',
    'look a name up',
    'send a datagram',
  ]);
  expect(knocks()).toBeGreaterThan(0);
});
