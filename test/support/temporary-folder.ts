import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** An empty data folder that goes away with its test, and the database that root keeps elsewhere for it too. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'breachdesk-'));
  onTestFinished(() => {
    for (const place of [folder, join(folder, 'closed')]) {
      const elsewhere = join(place, 'postgres-folder');
      if (existsSync(elsewhere)) rmSync(readFileSync(elsewhere, 'utf8').trim(), { recursive: true, force: true });
    }
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}
