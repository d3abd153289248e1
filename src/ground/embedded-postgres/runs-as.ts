import { readFileSync } from 'node:fs';
import { cannotRun } from './cannot-run.ts';

/** Whom PostgreSQL runs as when the desk is root; null when the desk is an ordinary user and so is PostgreSQL. */
export function runsAs(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const nobody = /^nobody:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'));
  if (!nobody) {
    throw cannotRun(
      'PostgreSQL does not run as root, and this machine has no user "nobody". Set DATABASE_URL instead.',
    );
  }
  return { uid: Number(nobody[1]), gid: Number(nobody[2]) };
}
