import { fileURLToPath } from 'node:url';

const HEAP_MB = 256;
/** Ends a child that is caught in a loop when the desk that should stop it has been killed. */
const CPU_SECONDS = 120;

/** The command that runs a script which may read what is named and nothing else: no environment, a small heap, no eval. */
export function caged(
  script: URL,
  { readable, more = [], cpuSeconds = CPU_SECONDS }: { readable: string[]; more?: string[]; cpuSeconds?: number },
): { command: string; args: string[] } {
  const node = [
    process.execPath,
    `--max-old-space-size=${HEAP_MB}`,
    '--permission',
    ...readable.map((path) => `--allow-fs-read=${path}`),
    '--disallow-code-generation-from-strings',
    '--no-warnings',
    fileURLToPath(script),
    ...more,
  ];
  // The shell leaves words of its own in the environment. Windows ends children with their parent by itself.
  const limited = ['/bin/sh', '-c', `ulimit -t ${cpuSeconds}; exec /usr/bin/env -i "$0" "$@"`, ...node];
  const [command = '', ...args] = process.platform === 'win32' ? node : limited;
  return { command, args };
}
