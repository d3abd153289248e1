import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** The readers of mail that a process has started. */
export function readersOf(parent: number): number[] {
  const listed = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' });
  return listed
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, ppid, ...args]) => Number(ppid) === parent && args.join(' ').includes('reading/reader.ts'))
    .map(([pid]) => Number(pid));
}

export function isAlive(pid: number): boolean {
  try {
    return !readFileSync(`/proc/${pid}/stat`, 'latin1').includes(') Z ');
  } catch {
    // Gone from /proc: it has ended.
    return false;
  }
}

/** Seconds of processor time that the readers of this process have had, those that have ended among them. */
export function cpuOfReaders(): number {
  const own = ticksOf(process.pid);
  return readersOf(process.pid).reduce((all, pid) => all + (ticksOf(pid)?.own ?? 0), own?.ofChildren ?? 0) / 100;
}

/** The machine counts in hundredths: proc(5), fields 14 to 17. */
function ticksOf(pid: number): { own: number; ofChildren: number } | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1]?.split(' ').map(Number) ?? [];
    const [user = 0, system = 0, userBelow = 0, systemBelow = 0] = fields.slice(11, 15);
    return { own: user + system, ofChildren: userBelow + systemBelow };
  } catch {
    return null;
  }
}
