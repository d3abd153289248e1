import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** An empty data folder that goes away with its test. */
export function temporaryFolder(): string {
  const folder = emptyFolder();
  onTestFinished(() => removeFolder(folder));
  return folder;
}

/** An empty data folder for a whole file of tests, which removes it at its end. */
export function emptyFolder(): string {
  return mkdtempSync(join(tmpdir(), 'breachdesk-'));
}

/** The folder, and the database that root keeps elsewhere for it. */
export function removeFolder(folder: string) {
  for (const place of [folder, join(folder, 'closed')]) {
    const elsewhere = join(place, 'postgres-folder');
    if (existsSync(elsewhere)) rmSync(readFileSync(elsewhere, 'utf8').trim(), { recursive: true, force: true });
  }
  rmSync(folder, { recursive: true, force: true });
}
