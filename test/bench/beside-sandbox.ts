import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from '../../db/database.ts';
import { startBot } from '../../src/bot.ts';
import { readConfig } from '../../src/config.ts';
import { silent } from '../../src/log.ts';
import { freshDatabase } from '../support/database.ts';
import { sandboxOf } from './sandbox-process.ts';

export type Place = {
  db: Database;
  sandboxUrl: string;
  ask: <Answer>(path: string, body?: unknown) => Promise<Answer>;
  deliver: (raw: string) => Promise<void>;
  /** Lets a desk work here, in this process. */
  startDesk: (env: Record<string, string>) => Promise<void>;
  stop: () => Promise<void>;
};

/** A database for a desk, and a sandbox in a process of its own with its limits on. */
export async function openPlace(): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const database = await freshDatabase();
  const { db, close } = openDatabase(database.url, { connections: 2 });
  const sandbox = await sandboxOf(folder);
  let stopDesk = async () => {};
  return {
    db,
    sandboxUrl: sandbox.url,
    ask: async <Answer>(path: string, body?: unknown): Promise<Answer> => {
      const answer = await fetch(`${sandbox.url}/_sandbox/${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      });
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
      // Each path of the sandbox answers in one shape, which whoever asks knows.
      return (await answer.json()) as Answer;
    },
    deliver: async (raw) => {
      await fetch(`${sandbox.url}/_sandbox/mail`, { method: 'POST', body: raw });
    },
    startDesk: async (env) => {
      const config = readConfig({ PORT: '0', DATA_DIR: folder, DATABASE_URL: database.url, ...env });
      const bot = await startBot({ config, databaseUrl: database.url, sandboxUrl: sandbox.url, log: silent });
      stopDesk = bot.stop;
    },
    stop: async () => {
      await stopDesk();
      sandbox.stop();
      await close();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
