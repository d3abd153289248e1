import { ConfigError, isPractice, readConfig } from '../config.ts';
import { openLog } from '../log.ts';
import type { Environment } from './configuration/settings.ts';
import { examineChannels } from './doctor/channels.ts';
import { examineDatabase } from './doctor/database.ts';
import { examineEndings } from './doctor/endings.ts';
import { type Finding, tableOf } from './doctor/finding.ts';
import { examineMailboxes } from './doctor/mailboxes.ts';
import { examinePolicy } from './doctor/policy.ts';
import { type JoinedSandbox, joinSandbox } from './sandbox-child.ts';

/** Looks at everything that start would need, and says how to mend what is wrong. */
export async function examine(env: Environment): Promise<{ words: string; well: boolean }> {
  const findings = await findingsOf(env);
  return { words: tableOf(findings), well: findings.every(({ state }) => state !== 'wrong') };
}

async function findingsOf(env: Environment): Promise<Finding[]> {
  try {
    const config = readConfig(env);
    const { findings: ofPolicy, calendar } = examinePolicy(config.policyDir);
    const sandbox = isPractice(config) ? await joinSandbox(config, openLog('silent')).catch(asError) : null;
    try {
      return [
        { part: 'Configuration', state: 'ok', words: 'Everything that is set fits together.' },
        ...ofPolicy,
        await examineDatabase(config),
        ...sandboxFinding(sandbox),
        ...(await examineMailboxes(config)),
        ...(calendar ? await examineEndings(config, new Date(), calendar) : []),
        ...(await examineChannels(config)),
      ];
    } finally {
      if (sandbox && !(sandbox instanceof Error)) await sandbox.leave();
    }
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map((words) => ({ part: 'Configuration', state: 'wrong', words }));
  }
}

function sandboxFinding(sandbox: JoinedSandbox | Error | null): Finding[] {
  if (sandbox === null) return [];
  if (sandbox instanceof Error) return [{ part: 'Sandbox', state: 'wrong', words: sandbox.message }];
  return [{ part: 'Sandbox', state: 'practice', words: 'The practice world answers.' }];
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
