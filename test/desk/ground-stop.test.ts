import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { homeFor } from '../../src/ground/embedded-postgres/home.ts';
import { readPostmaster } from '../../src/ground/embedded-postgres/postmaster.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const patience = { timeout: 30_000, interval: 100 };
const top = new URL('../..', import.meta.url);

test.for(['SIGTERM', 'SIGKILL'] as const)(
  'a desk whose npm gets %s stops and leaves nothing running',
  async (signal) => {
    const folder = temporaryFolder();
    const npm = spawn('npm', ['start'], { cwd: top, env: { ...process.env, DATA_DIR: folder, PORT: '0' } });
    onTestFinished(() => void npm.kill('SIGKILL'));
    const said = gathered(npm.stdout);
    await expect.poll(said, patience).toContain('Breachdesk is ready: http://127.0.0.1:');
    expect(said()).toContain('(practice: letters do not leave this machine)');
    const desk = Number(readFileSync(join(folder, 'desk.pid'), 'utf8'));
    const sandbox = JSON.parse(readFileSync(join(folder, 'sandbox/address.json'), 'utf8')).pid;
    expect([desk, sandbox].map(lives)).toEqual([true, true]);
    npm.kill(signal);
    await expect.poll(() => [desk, sandbox].map(lives), patience).toEqual([false, false]);
  },
);

test('a desk that is told to stop while it still starts leaves nothing running', async () => {
  const folder = temporaryFolder();
  const desk = spawn(process.execPath, ['src/main.ts'], {
    cwd: top,
    env: { ...process.env, DATA_DIR: folder, PORT: '0' },
  });
  onTestFinished(() => void desk.kill('SIGKILL'));
  const ended = new Promise((resolve) => desk.once('close', resolve));
  const database = () => (existsSync(join(folder, 'desk.pid')) ? readPostmaster(homeFor(folder))?.pid : undefined);
  await expect.poll(database, patience).toBeTypeOf('number');
  const server = database() ?? 0;
  desk.kill('SIGTERM');
  expect(await ended).toBe(0);
  const sandbox = join(folder, 'sandbox/address.json');
  const started = existsSync(sandbox) ? [JSON.parse(readFileSync(sandbox, 'utf8')).pid] : [];
  await expect.poll(() => [server, ...started].filter(lives), patience).toEqual([]);
  expect(existsSync(join(folder, 'desk.pid'))).toBe(false);
});

test('a desk that cannot start says why in one line', async () => {
  const env = { ...process.env, DATA_DIR: temporaryFolder(), HOST: '0.0.0.0' };
  const desk = spawn(process.execPath, ['src/main.ts'], { cwd: top, env });
  const said = gathered(desk.stderr);
  const code = await new Promise((resolve) => desk.once('close', resolve));
  expect(code).toBe(1);
  expect(said().trim().split('\n')).toEqual([
    'Breachdesk is not configured rightly:',
    expect.stringContaining('- HOST is 0.0.0.0 and part of the desk is practice'),
  ]);
});

function gathered(stream: NodeJS.ReadableStream): () => string {
  let text = '';
  stream.on('data', (chunk) => {
    text += chunk;
  });
  return () => text;
}

/** A killed process that nobody has reaped yet counts as gone. */
function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^State:\s*Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}
