import type * as z from 'zod';
import type { YamlFile } from './read-yaml.ts';

type Issue = z.core.$ZodIssue;

/** What is wrong with a policy: file, line and setting, what was found, and what is allowed. */
export function problemsIn(issues: Issue[], base: YamlFile, changed: YamlFile | null): string[] {
  const fileOf = ([top]: PropertyKey[]) => (changed && String(top) in changed.value ? changed : base);
  const at = (path: PropertyKey[]) => {
    const file = fileOf(path);
    return `${file.name}:${file.lineOf(path)} ${path.join('.')}:`;
  };
  return issues
    .filter((issue) => !explained(issue, issues))
    .flatMap((issue) => {
      if (issue.code !== 'unrecognized_keys')
        return [`${at(issue.path)} ${found(issue)}; it must be ${allowed(issue)}`];
      const known = settingsAt(base, issue.path);
      return issue.keys.map((key) => `${at([...issue.path, key])} there is no such setting; write one of ${known}`);
    });
}

/** A rule about several settings together says nothing new while one of them is wrong by itself. */
function explained({ code, path }: Issue, issues: Issue[]): boolean {
  const within = (other: Issue) => other.path.length > path.length && path.every((key, at) => other.path[at] === key);
  return code === 'custom' && issues.some(within);
}

function found({ input }: Issue): string {
  return input === undefined ? 'is missing' : `is ${JSON.stringify(input)}`;
}

/** Our own words where the schema has them; otherwise zod's, less its jargon. */
function allowed({ message }: Issue): string {
  const [, expected = message] = /^[A-Z][a-z ]+: (?:expected )?(.*?)(?:, received .*)?$/.exec(message) ?? [];
  const [, size = '', limit = '', unit = ''] = /^\w+ to (?:be|have) ([<>])=?(\d+) ?(\w*)/.exec(expected) ?? [];
  if (size) return `${size === '<' ? 'at most' : 'at least'} ${limit} ${unit}`.trim();
  return kinds[expected] ?? expected;
}

const kinds: Record<string, string> = {
  string: 'words',
  number: 'a number',
  int: 'a whole number',
  array: 'a list',
  object: 'settings of its own',
  record: 'settings of its own',
};

function settingsAt(base: YamlFile, path: PropertyKey[]): string {
  const inside = path.reduce<unknown>((value, key) => Object(value)[key], base.value);
  return Object.keys(Object(inside)).join(', ');
}
