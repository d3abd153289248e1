import { parseArgs } from 'node:util';
import { startSandbox } from './serve.ts';

const TEN_MINUTES = 600_000;

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    port: { type: 'string' },
    stay: { type: 'boolean' },
    mailbox: { type: 'string' },
  },
});
if (!values.data) throw new Error('Say where the sandbox keeps its memory: node src/sandbox/main.ts --data FOLDER');

const sandbox = await startSandbox({
  folder: values.data,
  port: Number(values.port ?? 0),
  ...(values.mailbox ? { mailbox: { address: values.mailbox, name: values.mailbox } } : {}),
});
process.stdout.write(`The sandbox answers at ${sandbox.url}\n`);

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void sandbox.stop());
// A desk that was killed cannot stop its sandbox; without this, every killed test would leave one behind.
const watch = setInterval(() => {
  if (!values.stay && sandbox.silence() > TEN_MINUTES) void sandbox.stop();
}, 5000);
await sandbox.stopped;
clearInterval(watch);
