import { openDatabase } from '../../../db/database.ts';
import { type Config, isPractice } from '../../config.ts';
import { isPracticeDatabase } from '../../desk/office-clock.ts';
import { prepareDatabase } from '../prepare-database.ts';
import type { Finding } from './finding.ts';

const part = 'Database';

/** Reachable, migrated as start would migrate it, and of the right kind: practice and real never share one. */
export async function examineDatabase(config: Config): Promise<Finding> {
  try {
    const database = await prepareDatabase(config);
    try {
      return kindOf(config, await usedForPractice(database.url));
    } finally {
      await database.stop();
    }
  } catch (error) {
    return { part, state: 'wrong', words: error instanceof Error ? error.message : String(error) };
  }
}

function kindOf(config: Config, usedBefore: boolean): Finding {
  const where = config.databaseUrl === null ? `Breachdesk's own PostgreSQL in ${config.dataDir}` : 'PostgreSQL';
  if (isPractice(config)) return { part, state: 'practice', words: `${where} answers and is up to date.` };
  if (usedBefore) {
    const words = 'It has been used for practice, for good. Name an empty one in DATABASE_URL for the real desk.';
    return { part, state: 'wrong', words };
  }
  return { part, state: 'ok', words: `${where} answers, is up to date and was never used for practice.` };
}

async function usedForPractice(url: string): Promise<boolean> {
  const { db, close } = openDatabase(url, { connections: 1 });
  return await isPracticeDatabase(db).finally(close);
}
