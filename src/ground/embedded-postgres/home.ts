import { randomBytes, randomUUID } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cannotRun } from './cannot-run.ts';
import { runsAs } from './runs-as.ts';
import { writeOnce } from './write-once.ts';

export type Home = { folder: string; data: string; password: string };

export const SHARED = '/var/lib/breachdesk';

/**
 * Where the database of a data folder lives. PostgreSQL refuses to run as root, and the user it then runs as may
 * not be able to enter the data folder: so for root the files lie under /var/lib, named in the data folder.
 */
export function homeFor(dataDir: string): Home {
  try {
    mkdirSync(dataDir, { recursive: true });
    const folder = runsAs() ? sharedFolder(dataDir) : ownFolder(join(dataDir, 'postgres'));
    return { folder, data: join(folder, 'data'), password: passwordIn(folder) };
  } catch (error) {
    if (error instanceof Error && error.name === 'CannotRun') throw error;
    throw cannotRun(
      `Breachdesk cannot write to ${placeOf(error) ?? dataDir}. Give its user the folder, or set DATA_DIR to one that it owns.`,
      error,
    );
  }
}

function sharedFolder(dataDir: string): string {
  const pointer = join(dataDir, 'postgres-folder');
  if (!existsSync(pointer)) {
    mkdirSync(SHARED, { recursive: true, mode: 0o755 });
    chmodSync(SHARED, 0o755);
    // Made before it is named: a name without its folder then means that the data are gone.
    writeOnce(pointer, `${ownFolder(join(SHARED, randomUUID()))}\n`);
  }
  const folder = readFileSync(pointer, 'utf8').trim();
  if (existsSync(folder)) return folder;
  throw cannotRun(
    `The database of ${dataDir} was in ${folder}, which is gone. Put it back, or remove ${pointer} to begin without it.`,
  );
}

function ownFolder(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  give(folder);
  return folder;
}

function passwordIn(folder: string): string {
  const file = join(folder, 'password');
  if (!existsSync(file) && writeOnce(file, randomBytes(24).toString('base64url'))) give(file);
  return readFileSync(file, 'utf8');
}

function give(path: string) {
  const user = runsAs();
  if (user) chownSync(path, user.uid, user.gid);
}

function placeOf(error: unknown): string | null {
  return error instanceof Error && 'path' in error && typeof error.path === 'string' ? error.path : null;
}
