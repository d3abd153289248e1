import type * as z from 'zod';

/** One thing that is wrong, as blocks.validate tells it: docs.slack.dev/reference/methods/blocks.validate. */
export type Finding = {
  pointer: string;
  code: string;
  message: string;
  constraint?: { type: string; expected: string[]; got: string };
};

/** Slack's words for what a schema found, each with the JSON pointer of its place under the base. */
export function findingsOf(issues: readonly z.core.$ZodIssue[], base: string, input: unknown): Finding[] {
  return issues.flatMap((issue) => findingsIn(issue, base, at(input, issue.path)));
}

function findingsIn(issue: z.core.$ZodIssue, base: string, got: unknown): Finding[] {
  const finding = (code: string, message: string, more: Partial<Finding> = {}): Finding[] => [
    { pointer: pointerOf(base, issue.path), code, message, ...more },
  ];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.flatMap((key) => finding('failed_constraint', `invalid additional property: ${key}`));
    case 'invalid_type':
      if (got === undefined) return missing(base, issue.path);
      return finding('failed_constraint', `must provide ${withArticle(issue.expected)}`);
    case 'invalid_union':
      // Only the kind of a block, element or text is a union here, and its place is the path.
      if (got === undefined) return missing(base, issue.path);
      return finding('failed_constraint', `unsupported type: ${String(got)}`);
    case 'too_big':
      return finding('failed_constraint', tooBig(issue.origin, Number(issue.maximum)));
    case 'too_small':
      if (issue.origin === 'number' && issue.inclusive === false) {
        return finding('failed_constraint', `must be more than ${issue.minimum}`);
      }
      return finding('failed_constraint', tooSmall(issue.origin, Number(issue.minimum)));
    case 'invalid_value':
      if (got === undefined) return missing(base, issue.path);
      return finding('failed_constraint', 'must be a valid enum value', {
        constraint: { type: 'enum', expected: issue.values.map(String), got: String(got) },
      });
    case 'invalid_format':
      return finding('failed_constraint', `must be a valid ${issue.format}`);
    case 'custom':
      return finding('failed_constraint', issue.message);
    case 'invalid_key':
    case 'invalid_element':
    case 'not_multiple_of':
      return finding('failed_constraint', issue.message);
  }
}

/** The lines that every other method puts into response_metadata.messages. */
export function linesOf(findings: Finding[]): string[] {
  return findings.map(({ message, pointer }) => `[ERROR] ${message} [json-pointer:${pointer}]`);
}

function missing(base: string, path: readonly PropertyKey[]): Finding[] {
  const field = String(path.at(-1));
  return [
    { pointer: pointerOf(base, path.slice(0, -1)), code: 'missing_field', message: `missing required field: ${field}` },
  ];
}

function tooBig(origin: string, maximum: number): string {
  if (origin === 'string') return `must be less than ${maximum + 1} characters`;
  if (origin === 'array') return `no more than ${maximum} items allowed`;
  return `must be at most ${maximum}`;
}

function tooSmall(origin: string, minimum: number): string {
  if (origin === 'string') return `must be more than ${minimum - 1} characters`;
  if (origin === 'array') return `no less than ${minimum} items allowed`;
  return `must be at least ${minimum}`;
}

function withArticle(type: string): string {
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}

function pointerOf(base: string, path: readonly PropertyKey[]): string {
  return [base, ...path.map((step) => String(step).replaceAll('~', '~0').replaceAll('/', '~1'))].join('/');
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (part, step) => (typeof part === 'object' && part !== null ? Reflect.get(part, step) : undefined),
    value,
  );
}
