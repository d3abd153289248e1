import { type Config, isPractice } from '../../config.ts';
import { inspectDatabase } from '../prepare-database.ts';
import type { Finding } from './finding.ts';

const part = 'Database';

/** Reachable, of a version that start can bring up to date, and of the right kind: practice and real never share one. */
export async function examineDatabase(config: Config): Promise<Finding> {
  const where = config.databaseUrl === null ? `Breachdesk's own PostgreSQL in ${config.dataDir}` : 'PostgreSQL';
  try {
    const missing = await inspectDatabase(config);
    return {
      part,
      state: isPractice(config) ? 'practice' : 'ok',
      words: `${where} answers and ${readiness(missing)}.`,
    };
  } catch (error) {
    return { part, state: 'wrong', words: error instanceof Error ? error.message : String(error) };
  }
}

function readiness(missing: string[]): string {
  return missing.length === 0 ? 'is up to date' : `the next start brings it up to date (${missing.join(', ')})`;
}
