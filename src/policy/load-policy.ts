import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LineCounter, parseDocument } from 'yaml';
import type * as z from 'zod';
import { loadTemplates, type Templates } from './load-templates.ts';
import { policySchema } from './policy.ts';

export type Policy = z.infer<typeof policySchema> & { letters: Templates };

const BUILT_IN = fileURLToPath(new URL('.', import.meta.url));

/** Says everything that is wrong with an office's own files at once, each with its line. */
export class PolicyError extends Error {
  constructor(problems: string[]) {
    super(`The policy cannot be used:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'PolicyError';
  }
}

/** The built-in policy, with whatever files the office keeps in a folder of its own in their place. Throws PolicyError. */
export function loadPolicy(dir: string | null): Policy {
  const problems: string[] = [];
  if (dir !== null && !existsSync(dir)) problems.push(`POLICY_DIR names ${dir}, and there is no such folder.`);
  const own = dir === null ? null : join(dir, 'policy.yml');
  const base = readYaml(join(BUILT_IN, 'policy.yml'), problems);
  const changed = own && existsSync(own) ? readYaml(own, problems) : null;
  const parsed = policySchema.safeParse({ ...base.value, ...changed?.value });
  for (const issue of parsed.error?.issues ?? []) {
    const file = changed && (issue.path.length === 0 || String(issue.path[0]) in changed.value) ? changed : base;
    problems.push(`${file.name}:${file.lineOf(issue.path)} ${issue.path.join('.')}: ${issue.message}`);
  }
  const letters = loadTemplates(join(BUILT_IN, 'letters'), dir === null ? null : join(dir, 'letters'), problems);
  if (!parsed.success || problems.length > 0) throw new PolicyError(problems);
  return { ...parsed.data, letters };
}

function readYaml(file: string, problems: string[]) {
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines });
  for (const error of document.errors) problems.push(`${file}:${error.linePos?.[0].line ?? 1} ${error.message}`);
  const value: unknown = document.errors.length > 0 ? {} : document.toJS();
  return {
    name: file,
    value: typeof value === 'object' && value !== null ? value : {},
    /** The line of a key, or of the nearest one above it that is there. */
    lineOf: (path: PropertyKey[]): number => {
      for (let length = path.length; length > 0; length--) {
        const node = document.getIn(path.slice(0, length), true);
        if (hasRange(node)) return lines.linePos(node.range[0]).line;
      }
      return 1;
    },
  };
}

function hasRange(node: unknown): node is { range: [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}
