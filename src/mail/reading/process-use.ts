import { readFileSync } from 'node:fs';

/** Every Linux this runs on has pages of this size but some arm64 ones, where a page is larger and the limit earlier. */
const PAGE = 4096;
/** Linux counts processor time in hundredths of a second, whatever its kernel is built for: proc(5). */
const TICK_MS = 10;

/** Memory a process holds, from /proc; 0 where that cannot be known, and then only heap and time are limited. */
export function residentBytes(pid: number | undefined): number {
  return Number(told(pid, 'statm').split(' ')[1] ?? 0) * PAGE;
}

/** Processor time that a process has had; null where that cannot be known. */
export function workedMs(pid: number | undefined): number | null {
  // The name of the program stands in brackets and may hold anything.
  const fields = told(pid, 'stat').split(') ').at(-1)?.split(' ') ?? [];
  return fields.length < 13 ? null : (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

function told(pid: number | undefined, file: 'stat' | 'statm'): string {
  if (pid === undefined || process.platform !== 'linux') return '';
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'latin1');
  } catch {
    // The process has just ended; its exit is heard elsewhere.
    return '';
  }
}
