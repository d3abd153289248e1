import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const top = fileURLToPath(new URL('../..', import.meta.url));

export type Killable = {
  url: string;
  /** Kills the node process as the machine would, and waits until npm has noticed. */
  kill: () => Promise<void>;
  /** Asks the desk to stop, and waits until it has. */
  stop: () => Promise<number | null>;
};

/** npm start, as a newcomer types it, in a data folder of its own; resolves when the page's address is printed. */
export async function startDesk(folder: string, patienceMs = 60_000): Promise<Killable> {
  const npm = spawn('npm', ['start'], {
    cwd: top,
    env: { ...process.env, DATA_DIR: folder, PORT: '0', SANDBOX_CHAT: 'slack' },
  });
  let said = '';
  for (const stream of [npm.stdout, npm.stderr]) {
    stream.on('data', (chunk) => {
      said += chunk;
    });
  }
  const ended = new Promise<number | null>((resolve) => npm.once('close', resolve));
  const until = Date.now() + patienceMs;
  for (;;) {
    const url = /Breachdesk is ready: (http:\S+\/)/.exec(said)?.[1];
    if (url) return { url, ...endings(folder, ended) };
    if (npm.exitCode !== null || Date.now() > until) throw new Error(`The desk did not start:\n${said}`);
    await pause(20);
  }
}

function endings(folder: string, ended: Promise<number | null>) {
  const signal = async (name: NodeJS.Signals) => {
    process.kill(Number(readFileSync(join(folder, 'desk.pid'), 'utf8')), name);
    return ended;
  };
  return { kill: async () => void (await signal('SIGKILL')), stop: () => signal('SIGTERM') };
}

/** Every process that was started for a data folder: by its command line or its environment. */
export function processesOf(folder: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((pid) => {
      try {
        const [line, environment] = ['cmdline', 'environ'].map((file) => readFileSync(`/proc/${pid}/${file}`, 'utf8'));
        return `${line}${environment}`.includes(folder) ? [`${pid} ${line?.replaceAll('\0', ' ')}`] : [];
      } catch {
        // Ended between being listed and being read.
        return [];
      }
    });
}
