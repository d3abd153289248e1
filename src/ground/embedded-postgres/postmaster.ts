import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Home } from './home.ts';

export type Postmaster = { pid: number; port: number; ready: boolean };

/** What the server wrote down about itself: line 1 its process, line 4 its port, line 8 whether it takes queries. */
export function readPostmaster(home: Home): Postmaster | null {
  try {
    const lines = readFileSync(join(home.data, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
  } catch {
    return null;
  }
}

export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
