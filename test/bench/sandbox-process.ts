import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { until } from '../support/office.ts';

/** In a process of its own, as the real mailbox and the real Slack are on machines of their own. */
export async function sandboxOf(folder: string) {
  const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
  const child = spawn(process.execPath, [main, 'sandbox'], {
    env: { ...process.env, DATA_DIR: folder, SANDBOX_PORT: '0' },
    stdio: 'ignore',
  });
  const address = join(folder, 'sandbox/address.json');
  const url = await until('the sandbox', async () => {
    try {
      return JSON.parse(readFileSync(address, 'utf8')).url as string;
    } catch {
      return null;
    }
  });
  return { url, stop: () => void child.kill('SIGTERM') };
}
