import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { residentBytes } from './resident-bytes.ts';

/** One child process that reads mails one after another. */
export type ReaderChild = {
  /** Resolves to the JSON it answered; rejects when it died or was killed over this mail. */
  ask: (question: { raw: Uint8Array; office: { mailbox: string; zone: string } }, timeoutMs: number) => Promise<string>;
  kill: () => Promise<void>;
  alive: () => boolean;
};

const HEAP_MB = 256;
const MOST_MEMORY = 512 * 1024 * 1024;
const MOST_ANSWER = 2 * 1024 * 1024;
const LOOK_EVERY_MS = 25;

/** Forks a reader that may read its own code and nothing else, with no environment, a small heap and no eval. */
export function startReaderChild(): ReaderChild {
  const app = fileURLToPath(new URL('../../../', import.meta.url));
  const allowed = ['src/', 'node_modules/', 'package.json'].map((path) => `--allow-fs-read=${app}${path}`);
  const child = fork(new URL('./reader.ts', import.meta.url), [], {
    env: {},
    serialization: 'advanced',
    execArgv: [
      `--max-old-space-size=${HEAP_MB}`,
      '--permission',
      ...allowed,
      '--disallow-code-generation-from-strings',
      '--no-warnings',
    ],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  let mail = 0;
  return {
    ask: ({ raw, office }, timeoutMs) => answer(child, { mail: ++mail, raw, office }, timeoutMs),
    kill: () => {
      child.kill('SIGKILL');
      return gone;
    },
    alive: () => child.connected && child.exitCode === null && child.signalCode === null,
  };
}

function answer(child: ChildProcess, question: { mail: number; raw: Uint8Array; office: object }, timeoutMs: number) {
  return new Promise<string>((resolve, reject) => {
    const fail = (why: string) => finish(() => reject(new ReaderDied(why)));
    const hear = (said: unknown) => {
      const json = jsonIn(said, question.mail);
      if (json === null) return;
      finish(() => (json.length > MOST_ANSWER ? reject(new ReaderDied('it answered too much')) : resolve(json)));
    };
    const died = () => fail('it ended by itself');
    const watch = setInterval(() => {
      if (residentBytes(child.pid) > MOST_MEMORY) fail('it took too much memory');
    }, LOOK_EVERY_MS);
    const limit = setTimeout(() => fail('it took too long'), timeoutMs);
    const finish = (settle: () => void) => {
      clearInterval(watch);
      clearTimeout(limit);
      child.off('message', hear).off('exit', died).off('error', died);
      settle();
    };
    child.on('message', hear).once('exit', died).once('error', died);
    child.send(question, (error) => error && died());
  });
}

/** The child is no longer to be trusted with another mail. */
export class ReaderDied extends Error {
  override name = 'ReaderDied';
}

function jsonIn(said: unknown, mail: number): string | null {
  if (typeof said !== 'object' || said === null || !('json' in said) || !('mail' in said)) return null;
  return said.mail === mail && typeof said.json === 'string' ? said.json : null;
}
