import { createRequire } from 'node:module';

/** Tries what a stranger's mail could make its reader do, and prints what of it worked. */
const [port = '', shut] = process.argv.slice(2);
if (shut) await import('../../../src/mail/reading/no-network.ts');

// Names that no compiler may look into.
const name = (one: string) => one;
// biome-ignore lint/suspicious/noExplicitAny: whatever is got hold of is used as what it may be
type Anything = any;
const get = async (module: string): Promise<Anything> => import(name(module));

const attempts: Record<string, () => unknown> = {
  'read a file of the machine': async () => (await get('node:fs')).readFileSync('/etc/hostname'),
  'read a file of the desk': async () =>
    (await get('node:fs')).readFileSync(new URL('../../../tsconfig.json', import.meta.url)),
  'write a file': async () => (await get('node:fs')).writeFileSync(new URL('./written', import.meta.url), 'x'),
  'start a process': async () => (await get('node:child_process')).execFileSync('/bin/true'),
  'start a thread': async () => {
    const { Worker } = await get('node:worker_threads');
    return new Worker('0', { eval: true });
  },
  'make code of text': () => new (Object.getPrototypeOf(() => {}).constructor)('return 1')(),
  fetch: () => fetch(`http://127.0.0.1:${port}`),
  'open a WebSocket': () => opened(new WebSocket(`ws://127.0.0.1:${port}`)),
  'import sockets': async () => connected((await get('node:net')).connect(Number(port), '127.0.0.1')),
  'require sockets': () => connected(createRequire(import.meta.url)(name('net')).connect(Number(port), '127.0.0.1')),
  'ask for sockets': () =>
    connected((process.getBuiltinModule(name('net')) as Anything).connect(Number(port), '127.0.0.1')),
  'use the socket at hand': () =>
    connected(new (process.stdin.constructor as Anything)().connect(Number(port), '127.0.0.1')),
  'import http': async () => answered((await get('node:http')).get(`http://127.0.0.1:${port}`)),
  'look a name up': async () => (await get('node:dns/promises')).lookup('localhost'),
  'send a datagram': async () => {
    const socket = (await get('node:dgram')).createSocket('udp4');
    await new Promise((resolve) => socket.send('x', Number(port), '127.0.0.1', resolve));
    socket.close();
  },
  'bind inner sockets': () => (process as Anything).binding('tcp_wrap'),
};

function connected(socket: Anything): Promise<void> {
  return new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
}

function opened(socket: WebSocket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.onopen = () => resolve();
    socket.onerror = reject;
  });
}

function answered(request: Anything): Promise<void> {
  return new Promise((resolve, reject) => request.once('response', resolve).once('error', reject));
}

const worked: string[] = [];
for (const [deed, attempt] of Object.entries(attempts)) {
  try {
    await attempt();
    worked.push(deed);
  } catch {
    // Refused, as it should be.
  }
}
console.log(JSON.stringify({ worked, environment: Object.keys(process.env) }));
process.exit();
