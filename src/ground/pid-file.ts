import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Notes which process the desk is, since signals to `npm start` stay with npm. Returns what takes the note away. */
export function writePidFile(dataDir: string): () => void {
  const file = join(dataDir, 'desk.pid');
  try {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, `${process.pid}\n`);
  } catch (cause) {
    throw new Error(`Breachdesk cannot write to ${dataDir}. Give its user the folder, or set DATA_DIR to another.`, {
      cause,
    });
  }
  return () => {
    if (readIfThere(file).trim() === String(process.pid)) rmSync(file, { force: true });
  };
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
