import { readFileSync } from 'node:fs';

/** Every Linux this runs on has pages of this size but some arm64 ones, where a page is larger and the limit earlier. */
const PAGE = 4096;

/** Memory a process holds, from /proc; 0 where that cannot be known, and then only heap and time are limited. */
export function residentBytes(pid: number | undefined): number {
  if (pid === undefined || process.platform !== 'linux') return 0;
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1]) * PAGE;
  } catch {
    // The process has just ended; its exit is heard elsewhere.
    return 0;
  }
}
