import { randomUUID } from 'node:crypto';
import { linkSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Writes a file for its user alone unless it is there already, and says whether it did. Two desks that start at
 * once then read the same words, and nobody ever reads half of them.
 */
export function writeOnce(file: string, content: string): boolean {
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, content, { mode: 0o600 });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    // Some shared folders know no links.
    writeFileSync(file, content, { mode: 0o600, flag: 'wx' });
    return true;
  } finally {
    rmSync(draft);
  }
}
