import { parseArgs } from 'node:util';
import { startSandbox } from './serve.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    port: { type: 'string' },
    idle: { type: 'string' },
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
/** Seconds without a desk after which it ends by itself; `--idle never` for one that runs alone. */
const idleMs = values.idle === 'never' ? Number.POSITIVE_INFINITY : Number(values.idle ?? 600) * 1000;
// A desk that was killed cannot stop its sandbox; without this, every killed test would leave one behind.
const watch = setInterval(
  () => {
    if (sandbox.silence() > idleMs) void sandbox.stop();
  },
  Math.min(5000, idleMs + 100),
);
await sandbox.stopped;
clearInterval(watch);
