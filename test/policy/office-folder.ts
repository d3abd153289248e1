import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { loadPolicy, PolicyError } from '../../src/policy/load-policy.ts';

const builtIn = fileURLToPath(new URL('../../src/policy/', import.meta.url));

/** A folder as POLICY_DIR names it, holding these files; gone when the test is over. */
export function officeFolder(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'policy-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** A built-in file with one thing in it changed. Throws when there is no such thing. */
export function changed(name: string, from: string, to: string): string {
  const text = readFileSync(join(builtIn, name), 'utf8');
  if (!text.includes(from)) throw new Error(`${name} does not say "${from}"`);
  return text.replaceAll(from, to);
}

/** The number of the first built-in line that says this. */
export function lineOf(name: string, words: string): number {
  return (
    1 +
    readFileSync(join(builtIn, name), 'utf8')
      .split('\n')
      .findIndex((line) => line.includes(words))
  );
}

/** All that is wrong with such a folder, without the folder's own name. */
export function problemsOf(files: Record<string, string>): string[] {
  const folder = officeFolder(files);
  try {
    loadPolicy(folder);
    return [];
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    return error.problems.map((problem) => problem.replaceAll(`${folder}/`, ''));
  }
}
