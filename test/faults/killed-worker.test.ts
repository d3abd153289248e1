import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { openQueues } from '../../src/desk/queues.ts';
import { silent } from '../../src/log.ts';
import { freshDatabase } from '../support/database.ts';

const worker = fileURLToPath(new URL('./hanging-worker.ts', import.meta.url));
const ID = '6f1d2c1e-6a54-4f0e-9f43-0a4a0c1d2e3f';

test('what a killed worker had in hand is taken up by another within thirty seconds', async () => {
  const database = await freshDatabase();
  onTestFinished(database.drop);
  const killed = spawn(process.execPath, [worker, database.url], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void killed.kill('SIGKILL'));
  let said = '';
  killed.stdout.on('data', (chunk) => {
    said += chunk;
  });
  await expect.poll(() => said, { timeout: 20_000 }).toContain('ready');
  const queues = await openQueues(database.url, silent);
  onTestFinished(queues.stop);
  await queues.ring({ queue: 'mails', id: ID });
  await expect.poll(() => said, { timeout: 20_000 }).toContain(`took ${ID}`);

  killed.kill('SIGKILL');
  const taken: string[] = [];
  const ignore = async () => {};
  const take = async (id: string) => void taken.push(id);
  await queues.start({
    mails: take,
    'slow-mails': ignore,
    letters: ignore,
    'slack-channels': ignore,
    'teams-channels': ignore,
    tellings: ignore,
  });
  await expect.poll(() => taken, { timeout: 30_000, interval: 200 }).toEqual([ID]);
});
