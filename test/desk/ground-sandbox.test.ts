import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { joinSandbox } from '../../src/ground/sandbox-child.ts';
import { silent } from '../../src/log.ts';
import { startSandbox } from '../../src/sandbox/serve.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('a desk starts its sandbox, another one joins it, and the last to leave ends it', async () => {
  const config = readConfig({ DATA_DIR: temporaryFolder() });
  const [one, other] = await Promise.all([joinSandbox(config, silent), joinSandbox(config, silent)]);
  expect(other.url).toBe(one.url);
  expect((await fetch(`${one.url}/_sandbox/whoami`)).status).toBe(200);
  const { pid } = JSON.parse(readFileSync(join(config.dataDir, 'sandbox/address.json'), 'utf8'));
  expect(pid).not.toBe(process.pid);
  await one.leave();
  await expect.poll(() => fetch(`${one.url}/_sandbox/whoami`).catch(() => 'gone')).toBe('gone');
});

test('a sandbox that was killed is started again, with what it remembers', async () => {
  const config = readConfig({ DATA_DIR: temporaryFolder() });
  const before = await joinSandbox(config, silent);
  await fetch(`${before.url}/_sandbox/clock-offset`, { method: 'POST', body: '{"offsetMs":86400000}' });
  const address = JSON.parse(readFileSync(join(config.dataDir, 'sandbox/address.json'), 'utf8'));
  process.kill(address.pid, 'SIGKILL');
  const after = await joinSandbox(config, silent);
  const clock = await (await fetch(`${after.url}/_sandbox/clock-offset`)).json();
  await before.leave();
  await after.leave();
  expect(clock).toMatchObject({ offsetMs: 86_400_000 });
});

test('a sandbox that is started again answers where it did, for Teams and links name that address', async () => {
  const config = readConfig({ DATA_DIR: temporaryFolder() });
  const before = await joinSandbox(config, silent);
  await before.leave();
  await expect.poll(() => fetch(`${before.url}/_sandbox/whoami`).catch(() => 'gone')).toBe('gone');
  const after = await joinSandbox(config, silent);
  await after.leave();
  expect(after.url).toBe(before.url);
});

test('a sandbox whose place was taken meanwhile finds another', async () => {
  const folder = temporaryFolder();
  const before = await startSandbox({ folder });
  await before.stop();
  const taken = createServer().listen(Number(new URL(before.url).port), '127.0.0.1');
  await once(taken, 'listening');
  const after = await startSandbox({ folder });
  expect(after.url).not.toBe(before.url);
  await after.stop();
  taken.close();
});

test('a sandbox that runs elsewhere is used and never ended', async () => {
  const elsewhere = await startSandbox({ folder: temporaryFolder() });
  const joined = await joinSandbox(readConfig({ DATA_DIR: temporaryFolder(), SANDBOX_URL: elsewhere.url }), silent);
  expect(joined.url).toBe(elsewhere.url);
  await joined.leave();
  expect((await fetch(`${elsewhere.url}/_sandbox/whoami`)).status).toBe(200);
  await elsewhere.stop();
});

test('a sandbox that is not there is said in words', async () => {
  const config = readConfig({ DATA_DIR: temporaryFolder(), SANDBOX_URL: 'http://127.0.0.1:9' });
  await expect(joinSandbox(config, silent)).rejects.toThrow('does not answer. Start it there, or remove SANDBOX_URL.');
});
