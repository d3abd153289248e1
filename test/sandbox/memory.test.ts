import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startSandbox } from '../../src/sandbox/serve.ts';

let folder: string;
const children: ChildProcess[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'breachdesk-sandbox-'));
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

/** The sandbox as a process of its own, as a desk starts it. */
async function start(...more: string[]): Promise<{ url: string; child: ChildProcess }> {
  const child = spawn(process.execPath, ['src/sandbox/main.ts', '--data', folder, ...more], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const [line] = (await once(child.stdout ?? child, 'data')) as [Buffer];
  const url = /http:\/\/\S+/.exec(line.toString())?.[0] ?? '';
  const { pid } = (await (await fetch(`${url}/_sandbox/whoami`)).json()) as { pid: number };
  expect(pid).toBe(child.pid);
  return { url, child };
}

async function kill(child: ChildProcess) {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

async function deliver(url: string, subject: string) {
  await fetch(`${url}/_sandbox/mail`, { method: 'POST', body: `Subject: ${subject}\r\n\r\nWords\r\n` });
}

async function subjects(url: string): Promise<string[]> {
  const { mails } = (await (await fetch(`${url}/_sandbox/mail`)).json()) as { mails: { subject: string }[] };
  return mails.map((mail) => mail.subject).sort();
}

test('whatever was answered outlives a killed sandbox, its clock included', async () => {
  const first = await start();
  await Promise.all(Array.from({ length: 20 }, (_, n) => deliver(first.url, `Report ${n + 10}`)));
  await fetch(`${first.url}/_sandbox/clock-offset`, { method: 'POST', body: '{"offsetMs":-3600000}' });
  await kill(first.child);

  const second = await start();
  expect(await subjects(second.url)).toEqual(Array.from({ length: 20 }, (_, n) => `Report ${n + 10}`));
  expect(await (await fetch(`${second.url}/_sandbox/clock-offset`)).json()).toMatchObject({ offsetMs: -3_600_000 });
  const address = JSON.parse(await readFile(join(folder, 'address.json'), 'utf8')) as { url: string; pid: number };
  expect(address).toMatchObject({ url: second.url, pid: second.child.pid });
});

test('a line that was only half written is cut off, and what follows is kept', async () => {
  const first = await start();
  await deliver(first.url, 'Whole');
  await kill(first.child);
  await appendFile(join(folder, 'log.ndjson'), '{"kind":"mail-put","mails":[{"id":"AAk');

  const second = await start();
  expect(await subjects(second.url)).toEqual(['Whole']);
  await deliver(second.url, 'After');
  await kill(second.child);
  expect(await subjects((await start()).url)).toEqual(['After', 'Whole']);
});

test('a line in the middle that was damaged is named, and nothing is guessed', async () => {
  await appendFile(join(folder, 'log.ndjson'), '{"kind":"clock-offset","offsetMs":1}\nnonsense\n');
  await expect(startSandbox({ folder })).rejects.toThrow(/Line 2 of .*log\.ndjson is damaged; move the folder away/);
});

test('a second sandbox on the same folder is told where the first one is', async () => {
  const first = await start();
  await expect(startSandbox({ folder })).rejects.toThrow(`at ${first.url}. Use that one or stop it first.`);
});

test('a sandbox that is asked to stop leaves no address behind', async () => {
  const { url, child } = await start();
  const gone = once(child, 'exit');
  await fetch(`${url}/_sandbox/stop`, { method: 'POST' });
  expect(await gone).toEqual([0, null]);
  await expect(readFile(join(folder, 'address.json'))).rejects.toMatchObject({ code: 'ENOENT' });
});

test('a sandbox that no desk has used for its idle time ends by itself', async () => {
  const { child } = await start('--idle', '1');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('a sandbox that cannot have its port says so, and leaves the folder to the next', async () => {
  const first = await startSandbox({ folder: join(folder, 'one') });
  const port = Number(new URL(first.url).port);
  const second = join(folder, 'two');
  await expect(startSandbox({ folder: second, port })).rejects.toThrow(`cannot use port ${port}`);
  const third = await startSandbox({ folder: second });
  await Promise.all([first.stop(), third.stop()]);
});

test('starting afresh empties everything and sets the clock', async () => {
  const sandbox = await startSandbox({ folder });
  await deliver(sandbox.url, 'Old');
  await fetch(`${sandbox.url}/_sandbox/reset`, { method: 'POST', body: '{"offsetMs":5000}' });
  expect(await subjects(sandbox.url)).toEqual([]);
  await deliver(sandbox.url, 'New');
  await sandbox.stop();

  const again = await startSandbox({ folder });
  expect(await subjects(again.url)).toEqual(['New']);
  expect(await (await fetch(`${again.url}/_sandbox/clock-offset`)).json()).toMatchObject({ offsetMs: 5000 });
  await again.stop();
});
