import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export type Import = { typeOnly: boolean; from: string };

/** Every file that is tracked or about to be, relative to the top. */
export const files: string[] = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((name) => name !== '' && existsSync(`${root}/${name}`));

export function textOf(file: string): string {
  return readFileSync(`${root}/${file}`, 'utf8');
}

/** What a source names, statically or at run time: paths from the top for our own files, names for packages. */
export function importsOf(file: string): Import[] {
  const found = textOf(file).matchAll(
    /^(?:import|export) (type )?(?:[^;']*? from )?'([^']+)'|\bimport\((?:\s*)'([^']+)'/gms,
  );
  return [...found].map(([, type, named, dynamic]) => {
    const from = named ?? dynamic ?? '';
    return { typeOnly: type !== undefined, from: from.startsWith('.') ? posix.join(posix.dirname(file), from) : from };
  });
}
