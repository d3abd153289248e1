import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cannotRun } from './cannot-run.ts';
import type { Home } from './home.ts';
import { runsAs } from './runs-as.ts';

/** The major version of the PostgreSQL that npm brings. */
const MAJOR = '18';

export function isInitialised(home: Home): boolean {
  const file = join(home.data, 'PG_VERSION');
  if (!existsSync(file)) return false;
  const version = readFileSync(file, 'utf8').trim();
  if (version === MAJOR) return true;
  throw cannotRun(
    `The data in ${home.data} was written by PostgreSQL ${version} and this is ${MAJOR}. ` +
      'Dump it with the older version and set DATABASE_URL, or set DATA_DIR to an empty folder.',
  );
}

/** Builds the cluster beside its place and renames it there: of two desks that start at once the slower one joins. */
export async function initialise(home: Home, bin: string) {
  // Not the process id: a desk that was killed here may have had the same one, as in containers.
  const half = `${home.data}.${randomUUID()}`;
  await run(join(bin, 'bin/initdb'), home, [
    '-D',
    half,
    '-U',
    'breachdesk',
    '-A',
    'scram-sha-256',
    `--pwfile=${join(home.folder, 'password')}`,
    '-E',
    'UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-sync',
  ]);
  try {
    renameSync(half, home.data);
  } catch (error) {
    rmSync(half, { recursive: true });
    if (!isInitialised(home)) throw error;
  }
}

function run(program: string, home: Home, args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...runsAs(), cwd: home.folder });
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk;
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    // A program that this user may not run fails here, not by a throw.
    child.once('error', (error) => reject(cannotRun(`PostgreSQL could not be run: ${error.message}`, error)));
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`initdb ended with ${code}: ${output}`))));
  });
}
