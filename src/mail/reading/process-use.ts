import { readFileSync } from 'node:fs';

/** Every Linux this runs on has pages of this size but some arm64 ones, where a page is larger and the limit earlier. */
const PAGE = 4096;
const NS_IN_MS = 1_000_000;

/** Memory a process holds, from /proc; 0 where that cannot be known, and then only heap and time are limited. */
export function residentBytes(pid: number | undefined): number {
  return Number(told(pid, 'statm').split(' ')[1] ?? 0) * PAGE;
}

/** How long a process has stood in line for a processor; 0 where that cannot be known, and then every wait is its own. */
export function queuedMs(pid: number | undefined): number {
  return Number(told(pid, 'schedstat').split(' ')[1] ?? 0) / NS_IN_MS;
}

function told(pid: number | undefined, file: 'schedstat' | 'statm'): string {
  if (pid === undefined || process.platform !== 'linux') return '';
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'latin1');
  } catch {
    // The process has just ended; its exit is heard elsewhere.
    return '';
  }
}
