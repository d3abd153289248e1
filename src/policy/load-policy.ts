import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type * as z from 'zod';
import { loadTemplates, type Templates } from './load-templates.ts';
import { policySchema } from './policy.ts';
import { problemsIn } from './problems-in.ts';
import { readYaml } from './read-yaml.ts';

export type Policy = z.infer<typeof policySchema> & { letters: Templates };

const BUILT_IN = fileURLToPath(new URL('.', import.meta.url));

/** Says everything that is wrong with an office's own files at once, each with its line. */
export class PolicyError extends Error {
  problems: string[];

  constructor(problems: string[]) {
    super(`The policy cannot be used:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'PolicyError';
    this.problems = problems;
  }
}

/**
 * The built-in policy, with whatever an office keeps in a folder of its own in its place: whole letters, and whole
 * top-level keys of policy.yml. Throws PolicyError with every problem, its file and its line.
 */
export function loadPolicy(dir: string | null): Policy {
  const problems: string[] = [];
  const own = dir === null ? null : ownFolder(dir, problems);
  const base = readYaml(join(BUILT_IN, 'policy.yml'), problems);
  const changed = own && existsSync(join(own, 'policy.yml')) ? readYaml(join(own, 'policy.yml'), problems) : null;
  const parsed = policySchema.safeParse({ ...base.value, ...changed?.value }, { reportInput: true });
  problems.push(...problemsIn(parsed.error?.issues ?? [], base, changed));
  const letters = loadTemplates(join(BUILT_IN, 'letters'), own && join(own, 'letters'), problems);
  if (!parsed.success || problems.length > 0) throw new PolicyError(problems);
  return { ...parsed.data, letters };
}

function ownFolder(dir: string, problems: string[]): string | null {
  if (!existsSync(dir) || !statSync(dir).isDirectory()) {
    problems.push(`POLICY_DIR names ${dir}, and there is no such folder.`);
    return null;
  }
  // A misspelt name would leave the built-in policy in use without a word.
  for (const name of readdirSync(dir).filter((name) => /\.ya?ml$/i.test(name) && name !== 'policy.yml')) {
    problems.push(`${join(dir, name)}:1 is not read: call it policy.yml`);
  }
  return dir;
}
