import { randomBytes, randomUUID } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cannotRun } from './cannot-run.ts';
import { runsAs } from './runs-as.ts';

export type Home = { folder: string; data: string; password: string };

const SHARED = '/var/lib/breachdesk';

/**
 * Where the database of a data folder lives. PostgreSQL refuses to run as root, and the user it then runs as may
 * not be able to enter the data folder: so for root the files lie under /var/lib, named in the data folder.
 */
export function homeFor(dataDir: string): Home {
  try {
    mkdirSync(dataDir, { recursive: true });
    const folder = runsAs() ? sharedFolder(dataDir) : join(dataDir, 'postgres');
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    give(folder);
    return { folder, data: join(folder, 'data'), password: passwordIn(folder) };
  } catch (error) {
    throw cannotRun(
      `Breachdesk cannot write to ${dataDir}. Give its user the folder, or set DATA_DIR to one that it owns.`,
      error,
    );
  }
}

function sharedFolder(dataDir: string): string {
  const pointer = join(dataDir, 'postgres-folder');
  if (!existsSync(pointer)) writeFileSync(pointer, `${join(SHARED, randomUUID())}\n`);
  const folder = readFileSync(pointer, 'utf8').trim();
  mkdirSync(dirname(folder), { recursive: true, mode: 0o755 });
  chmodSync(dirname(folder), 0o755);
  return folder;
}

function passwordIn(folder: string): string {
  const file = join(folder, 'password');
  if (!existsSync(file)) {
    try {
      writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' });
      give(file);
    } catch (error) {
      // Two desks started at once, and the other one wrote it.
      if (!existsSync(file)) throw error;
    }
  }
  return readFileSync(file, 'utf8');
}

function give(path: string) {
  const user = runsAs();
  if (user) chownSync(path, user.uid, user.gid);
}
