import { type Config, isPractice } from '../../config.ts';
import { prepareDatabase } from '../prepare-database.ts';
import type { Finding } from './finding.ts';

const part = 'Database';

/** Reachable, migrated as start would migrate it, and of the right kind: practice and real never share one. */
export async function examineDatabase(config: Config): Promise<Finding> {
  const where = config.databaseUrl === null ? `Breachdesk's own PostgreSQL in ${config.dataDir}` : 'PostgreSQL';
  try {
    const database = await prepareDatabase(config);
    await database.stop();
    return { part, state: isPractice(config) ? 'practice' : 'ok', words: `${where} answers and is up to date.` };
  } catch (error) {
    return { part, state: 'wrong', words: error instanceof Error ? error.message : String(error) };
  }
}
